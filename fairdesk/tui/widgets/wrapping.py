"""Paragraphs broken at blanks into lines of a width, each ready to be drawn by itself."""

from __future__ import annotations

from fairdesk.language.bidi.paragraph import carried
from fairdesk.tui.direction.shown import worded
from fairdesk.tui.widgets.cells import columns_of, in_line


def wrap(text: str, width: int, right: bool) -> list[str]:
    """Return the lines of a text, as they are read; `right` is the side it is written from.

    Lines that a person made stay; a word wider than `width` columns has a line of its own.
    """
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        words = in_line(worded(paragraph) if right else paragraph).split()
        made = [""]
        for word in words:
            if made[-1] and columns_of(made[-1]) + 1 + columns_of(word) > width:
                made.append(word)
            else:
                made[-1] = f"{made[-1]} {word}".strip()
        lines += carried(made, right)
    return lines
