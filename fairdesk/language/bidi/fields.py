"""The parts of a printed line that are ordered each by itself: columns, labels and values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

EDGES: Final = frozenset("│┃|▏▕▎▊▌▐║├┤┼╎╏┆┇")


def fields(text: str, *, borders: bool = True) -> Iterator[tuple[int, int]]:
    """Give the parts of a line, from where to where: they end at borders and at two blanks or more.

    Borders and blanks are parts too, and so are the blanks at the ends of the line. Where no `borders` are
    drawn, their characters are text.
    """
    start = at = 0
    while at < len(text):
        blanks = len(text) - at - len(text[at:].lstrip(" "))
        is_edge = borders and (text[at] in EDGES or "─" <= text[at] <= "▟")
        is_end = blanks and at in (0, len(text) - blanks)
        if blanks < 2 and not is_edge and not is_end:
            at += 1
            continue
        if at > start:
            yield start, at
        end = at + max(blanks, 1)
        yield at, end
        start = at = end
    if start < len(text):
        yield start, len(text)
