"""What stands between a request and the pages: who asks, from where, in which language, in time."""
