"""What a vCard file is made of: lines, cards, properties, and what becomes of each."""
