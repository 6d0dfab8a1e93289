"""Paper: sheets of labels and pages, set by typst."""
