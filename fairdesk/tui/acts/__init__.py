"""What the keys and lines of the menu do that are the same at every place."""
