"""What a table of contacts is made of: headings, cells, and what becomes of each row."""
