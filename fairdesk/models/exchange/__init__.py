"""What laptops and other programs exchange: which tables, which fields, and how each value is written."""
