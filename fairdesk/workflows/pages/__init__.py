"""Pages: what paper and the web say of the stand, its makers and rings."""
