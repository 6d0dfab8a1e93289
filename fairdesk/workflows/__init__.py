"""What fairdesk does: one module per act, grouped by what it is about."""
