"""The pages that a visitor's phone shows."""
