"""Folding a vCard's lines by octets, where no reader stumbles."""

from __future__ import annotations

import unicodedata
from typing import Final

OCTETS: Final = 75
"""Longest line without its end (RFC 2426, 2.6)."""

_JOINERS: Final = "\u200c\u200d\u2060"


def fold(line: str) -> bytes:
    """Return one content line as UTF-8, folded at 75 octets, each line ended by CRLF (RFC 2426, 2.6).

    No character is split. A continuation starts with no blank, colon, joiner or combining mark, and not
    within an escape, as long as the line has any other place to fold.
    """
    encoded = line.encode("utf-8")
    if len(encoded) <= OCTETS:
        return encoded + b"\r\n"
    folded: list[str] = []
    start, room = 0, OCTETS
    while start < len(line):
        end = _reach(line, start, room)
        if end < len(line):
            end = next((place for place in range(end, start, -1) if _may_start(line, place)), end)
        folded.append(line[start:end])
        start, room = end, OCTETS - 1
    return "\r\n ".join(folded).encode("utf-8") + b"\r\n"


def _reach(line: str, start: int, room: int) -> int:
    """Return the end of the longest piece from `start` that takes at most `room` octets."""
    for place in range(start, len(line)):
        room -= len(line[place].encode("utf-8"))
        if room < 0:
            return place
    return len(line)


def _may_start(line: str, place: int) -> bool:
    """Say whether a continuation may start at `place`."""
    first, before = line[place], line[place - 1]
    return not (
        first.isspace()
        or first == ":"
        or first in _JOINERS
        or before == "\u200d"
        or before == "\\"
        or unicodedata.category(first).startswith("M")
    )
