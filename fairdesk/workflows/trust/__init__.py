"""Backups and the state of what is kept."""
