"""One step each, in the order of their numbers; a step that has landed is never edited."""
