"""The command face: one file per noun."""
