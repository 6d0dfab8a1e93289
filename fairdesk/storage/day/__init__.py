"""Reads of a day at the stand: samples that are out, questions and answers, the figures of its close."""
