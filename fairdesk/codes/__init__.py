"""QR codes: what they hold, and the pens that draw them."""
