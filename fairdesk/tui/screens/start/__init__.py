"""The first start: three ways to begin, setting up a fair, practising."""
