"""What an import asks of the database, a whole batch at a time."""
