"""Contacts that leave: exports."""
