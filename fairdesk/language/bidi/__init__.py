"""Text in the order a terminal draws it: right-to-left runs placed, letters joined, the way back kept."""
