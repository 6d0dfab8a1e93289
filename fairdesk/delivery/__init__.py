"""What leaves by wire: to printers and address books."""
