"""Fields that one types in: one row each, in either direction."""
