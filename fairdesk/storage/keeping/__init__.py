"""Keeping what is written: stamps, history, taking back, and the rows that searches read."""
