"""The rings of one lead after it was saved, and the samples that are out."""
