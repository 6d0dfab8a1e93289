"""The form of the Desk: its fields, the ring line and the picked rings, the questions of the stand."""
