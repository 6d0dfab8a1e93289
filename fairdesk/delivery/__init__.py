"""What leaves by wire: to a printer."""
