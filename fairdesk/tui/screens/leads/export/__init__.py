"""Export: what kind of file, of whom, how, and where to; what would be in it, and what was written."""
