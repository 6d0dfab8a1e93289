"""Contacts leave for an address book on a server."""
