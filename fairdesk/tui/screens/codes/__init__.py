"""QR codes over the whole screen, for the visitor's phone."""
