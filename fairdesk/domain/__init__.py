"""The rules of the trade: no input, no output."""
