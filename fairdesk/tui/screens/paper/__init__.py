"""Printing: the sheets that ask what and where to, and the pages before they are printed."""
