"""What the visitor is shown: what they told us, and what they agree to."""
