"""The verbs of `fairdesk lead` that are more than a few lines, by what they are about."""
