"""The inbox: what visitors sent by phone, and how the Desk hears of it."""
