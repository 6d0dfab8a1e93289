"""CSV files: a program's columns, and what stands in them."""
