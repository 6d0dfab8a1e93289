"""Paper: what is printed, from the rings chosen to the file or the printer."""
