"""The fair, its makers and its staff."""
