"""Plain aligned tables, for a terminal of any width, a file or a pipe."""

from __future__ import annotations

import shutil
import textwrap
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from fairdesk.language.messages import is_right

GAP: Final = "  "
LEAST: Final = 8
"""A column is not cut below this many cells."""

UNSEEN: Final = frozenset({"Mn", "Me", "Cf"})


def width(text: str) -> int:
    """Return how many cells of a terminal `text` takes (UAX #11: wide letters two, marks none)."""
    if text.isascii():
        return len(text)
    return sum(
        2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
        if unicodedata.category(letter) not in UNSEEN
    )


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, fit: bool) -> str:
    """Return rows in aligned columns under their heads; with `fit`, cut to the terminal's width.

    Columns whose values are all numbers are aligned at their last digits: to the right, as numbers run.
    """
    cells = [[_line(value) for value in row] for row in rows]
    widths = [max(width(row[place]) for row in [list(heads), *cells]) for place in range(len(heads))]
    if fit:
        _narrow(widths, shutil.get_terminal_size().columns)
    to_right = bool(cells) and not is_right()
    right = [to_right and all(_is_number(row[place]) for row in cells) for place in range(len(heads))]
    return "\n".join(
        GAP.join(
            _padded(value, widths[place], right=right[place]) for place, value in enumerate(row)
        ).rstrip()
        for row in [list(heads), *cells]
    )


def pairs(rows: Iterable[tuple[str, str]], *, fit: bool = False) -> str:
    """Return labels with their values, one a line; values of several lines stay under each other.

    With `fit`, values are broken at blanks to the terminal's width.
    """
    kept = [(label, value) for label, value in rows if value]
    room = max((width(label) for label, _value in kept), default=0)
    left = shutil.get_terminal_size().columns - room - len(GAP) if fit else 0
    lines = []
    for label, value in kept:
        first, *others = _broken(value, left) if left > LEAST else value.split("\n")
        lines.append(f"{_padded(label, room)}{GAP}{first}".rstrip())
        lines += [f"{' ' * room}{GAP}{line}".rstrip() for line in others]
    return "\n".join(lines)


def _broken(value: str, room: int) -> list[str]:
    """Return the lines of a value, none wider than `room` where it has blanks."""
    broken = (
        textwrap.wrap(line, room, break_long_words=False, break_on_hyphens=False)
        for line in value.split("\n")
    )
    return [part for parts in broken for part in parts or [""]]


def _line(value: str) -> str:
    return " ".join(value.split())


def _is_number(text: str) -> bool:
    return not text or text.replace(".", "", 1).replace("٫", "", 1).isdecimal()


def _padded(text: str, room: int, *, right: bool = False) -> str:
    """Return `text` in exactly `room` cells, cut with an ellipsis when it is longer."""
    while width(text) > room:
        text = text[:-2].rstrip() + "…" if len(text) > 1 else ""
    blanks = " " * (room - width(text))
    return blanks + text if right else text + blanks


def _narrow(widths: list[int], room: int) -> None:
    """Take cells from the widest columns until the table fits."""
    while sum(widths) + len(GAP) * (len(widths) - 1) > room and max(widths) > LEAST:
        widths[widths.index(max(widths))] -= 1
