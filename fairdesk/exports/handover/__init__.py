"""What a maker gets: one zip for a phone."""
