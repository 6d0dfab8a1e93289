"""Cells: pieces of one line of text with an ink, fitted to a width in terminal columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.strip import Strip

from fairdesk.tui.theme import style


class Cell(NamedTuple):
    """A text and how it is drawn; inks and grounds are theme tokens or `#rrggbb`, no ground is the line's."""

    text: str
    ink: str = "fg"
    bold: bool = False
    ground: str = ""
    underline: bool = False


BLANK = Cell("")

UNSEEN = "···"
"""What stands for a price that is covered."""


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return `text` without anything a terminal would not print in place: controls and zero-width marks."""
    if text.isprintable():
        return text
    return "".join(" " if sign.isspace() else sign for sign in text if sign.isprintable() or sign.isspace())


@lru_cache(maxsize=8192)
def fit(text: str, width: int, right: bool = False) -> str:
    """Return `text` in exactly `width` columns: cut with an ellipsis, or filled with blanks."""
    if width <= 0:
        return ""
    clean = plain(text[: width * 4])
    size = cell_len(clean)
    if size > width:
        return set_cell_size(clean, width - 1) + "…"
    return " " * (width - size) + clean if right else clean + " " * (width - size)


def width_of(cells: Iterable[Cell]) -> int:
    """Return how many columns the cells take when written one after another."""
    return sum(cell_len(plain(cell.text)) for cell in cells)


def segment(cell: Cell, theme: str, ground: str) -> Segment:
    """Return the drawn cell on `ground`, unless it has its own."""
    return Segment(plain(cell.text), style(theme, cell.ink, cell.ground or ground, cell.bold, cell.underline))


def draw(cells: Sequence[Cell], theme: str, ground: str, width: int) -> Strip:
    """Return the cells as one line of `width` columns."""
    line = Strip([segment(cell, theme, ground) for cell in cells if cell.text])
    return line.adjust_cell_length(max(0, width), style(theme, "fg", ground))


def spread(left: Sequence[Cell], right: Sequence[Sequence[Cell]], width: int) -> list[Cell]:
    """Return `left`, a gap, then the groups of `right` at the right end.

    Groups that do not fit go whole, the first one first; words are never cut there.
    """
    groups = list(right)
    room = width - width_of(left) - 1
    while groups and sum(width_of(group) for group in groups) > room:
        groups.pop(0)
    tail = [cell for group in groups for cell in group]
    return [*left, Cell(" " * max(0, width - width_of(left) - width_of(tail))), *tail]
