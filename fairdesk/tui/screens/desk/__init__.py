"""The Desk: the form, its rings, its side, the forms that wait, and its work."""
