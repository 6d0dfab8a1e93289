"""The form on which visitors leave their details: shown, taken in, limited."""
