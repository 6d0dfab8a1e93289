"""Reads about persons: who was told what, what left of whom."""
