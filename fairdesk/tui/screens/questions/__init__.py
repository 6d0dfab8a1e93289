"""The stand's own questions: listed, written, ordered."""
