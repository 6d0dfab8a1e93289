"""Opening a database: its file, its faults in plain words, and what visitors may reach."""
