"""Leads: register, find, change, take back."""
