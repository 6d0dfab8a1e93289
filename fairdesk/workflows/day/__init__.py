"""The day at a fair: what it brought, and closing it."""
