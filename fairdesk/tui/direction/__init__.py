"""Right to left: what is drawn, where it stands, and what the terminal does by itself."""
