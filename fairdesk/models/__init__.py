"""What is kept: tables, drafts and the frozen rows that reads return."""
