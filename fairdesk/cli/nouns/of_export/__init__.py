"""More commands of `fairdesk export`."""
