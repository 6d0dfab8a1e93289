"""Contacts of other programs: cards and tables that others wrote."""
