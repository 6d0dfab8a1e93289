"""Paragraphs broken at blanks into lines of a width, each ready to be drawn by itself."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from fairdesk.language.bidi.paragraph import carried
from fairdesk.tui.direction.shown import worded
from fairdesk.tui.widgets.cells import columns_of, cut, in_line


def wrap(text: str, width: int, right: bool) -> list[str]:
    """Return the lines of a text, as they are read; `right` is the side it is written from.

    Lines that a person made stay; a word wider than `width` columns goes on in further lines, a path or an
    address after a slash where that leaves no short line.
    """
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        words = in_line(worded(paragraph) if right else paragraph).split()
        made = [""]
        for word in chain.from_iterable(_pieces(whole, width) for whole in words):
            if made[-1] and columns_of(made[-1]) + 1 + columns_of(word) > width:
                made.append(word)
            else:
                made[-1] = f"{made[-1]} {word}".strip()
        lines += carried(made, right)
    return lines


def _pieces(word: str, width: int) -> Iterator[str]:
    """Yield a word in pieces that fit into `width` columns."""
    while columns_of(word) > width > 1:
        piece = cut(word, width).rstrip(" ")
        slash = max(piece.rfind(sign) for sign in "/\\") + 1
        if slash > len(piece) // 2:
            piece = piece[:slash]
        if not piece:
            break
        yield piece
        word = word[len(piece) :]
    yield word
