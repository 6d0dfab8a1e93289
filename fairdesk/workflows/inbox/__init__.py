"""The inbox: what phones sent, taken in one by one or many at once, and confirmed."""
