"""The tables: one module per concept, and `every`, which loads them all."""
