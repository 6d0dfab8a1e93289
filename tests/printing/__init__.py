"""Paper: geometry, codes that decode, words in their order, pages that look as they did."""
