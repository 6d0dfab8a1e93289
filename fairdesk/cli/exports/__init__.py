"""The exports that have a file of their own: each declares its command on `export`."""
