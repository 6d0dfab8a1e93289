"""Files that other programs read, written whole or not at all."""
