"""vCards: one lead a card, guarded, folded and read back."""
