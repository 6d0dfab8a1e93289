"""What the commands about leads can be asked: fields of a visitor, filters of a list."""
