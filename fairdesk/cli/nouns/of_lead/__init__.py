"""More commands of `fairdesk lead`."""
