"""The lines of a table, of one row never more than anybody wrote."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TextIO

LONGEST_ROW: Final = 4_000_000
"""Characters of a row, and of a cell."""

MOST_COLUMNS: Final = 16_384
"""Columns of the widest spreadsheet."""


class TooLong(ValueError):
    """A row has more characters than `LONGEST_ROW`."""


class Lines(Iterator[str]):
    """The lines of a text with their ends. Raises `TooLong` instead of holding more of a row."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self._left = LONGEST_ROW

    def begin(self) -> None:
        """Say that a row begins with the next line."""
        self._left = LONGEST_ROW

    def __next__(self) -> str:
        line = self._text.readline(self._left + 1)
        self._left -= len(line)
        if self._left < 0:
            raise TooLong
        if not line:
            raise StopIteration
        return line
