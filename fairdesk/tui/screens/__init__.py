"""The places and dialogs of the terminal face."""
