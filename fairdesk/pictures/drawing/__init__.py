"""Draws a ring from its look: a small renderer for the sample fair's pictures."""
