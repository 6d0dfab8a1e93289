"""The evening: counting the day, and working through what is still open."""
