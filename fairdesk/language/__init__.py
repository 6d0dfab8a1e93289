"""Words and letters: messages, digits, terms of the trade."""
