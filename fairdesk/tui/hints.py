"""What the hint line says: keys that work here, what was done, or what is wrong."""

from __future__ import annotations

from typing import NamedTuple


class Hint(NamedTuple):
    """A key and what it does here."""

    key: str
    word: str


class Flash(NamedTuple):
    """Something that was done: a mark with its word, what it was done to, and what can be done about it."""

    mark: str
    text: str
    more: str = ""
    fault: bool = False
