"""The rules of a lead: its rating, when its answer is due, and who may be the same visitor."""
