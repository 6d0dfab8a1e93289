"""Leads: the place, one lead whole, the filters, the export."""
