"""Contacts into address books on CardDAV servers."""
