"""Tests of the sample fair's content: its facts, words and looks."""
