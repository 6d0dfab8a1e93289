"""Pictures of cards: given to a form, and looked at."""
