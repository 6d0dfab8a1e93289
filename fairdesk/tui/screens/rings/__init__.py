"""Rings: the place, one ring whole, the catalogue's import."""
