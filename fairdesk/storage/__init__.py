"""The only SQL: one way in, reads by concept, search, migrations, backup."""
