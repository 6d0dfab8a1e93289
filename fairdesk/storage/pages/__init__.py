"""Reads for pages on paper and on the web: much at once, in a few statements."""
