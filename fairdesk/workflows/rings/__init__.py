"""Rings: the catalogue, its import and its codes."""
