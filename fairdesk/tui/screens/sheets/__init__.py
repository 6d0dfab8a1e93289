"""Sheets: small forms over the screen, and what came of them."""
