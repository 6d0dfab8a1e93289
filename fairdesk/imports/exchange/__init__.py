"""Leads that a fairdesk wrote, for another to take in: the exchange format and the readable JSON."""
