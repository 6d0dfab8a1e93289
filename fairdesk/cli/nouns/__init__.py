"""The commands, a file for each first word."""
