"""Rows on their way out and in, as they are kept: for the exchange format."""
