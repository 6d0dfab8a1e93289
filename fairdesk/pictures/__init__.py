"""Pictures: read safely, scaled, drawn in the cells of a terminal."""
