"""fairdesk: leads at a trade-fair stand, kept on the laptop in front of you."""
