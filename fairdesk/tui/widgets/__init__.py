"""The parts of the screens: fields, lists, lines and pictures."""
