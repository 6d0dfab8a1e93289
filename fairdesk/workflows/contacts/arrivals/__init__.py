"""Contacts of other programs' files taken in: checked, compared with who is known, and kept."""
