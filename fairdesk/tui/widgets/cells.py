"""Cells: pieces of one line of text with an ink, fitted to a width in terminal columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.strip import Strip

from fairdesk.language.bidi.classes import FSI, LRI, PDI, RLI
from fairdesk.language.bidi.layout import clusters
from fairdesk.language.bidi.shaping import ZWJ, ZWNJ
from fairdesk.language.messages import is_right
from fairdesk.tui.direction.shown import shown
from fairdesk.tui.theme import style

KEPT: Final = frozenset({ZWNJ, ZWJ, FSI, LRI, RLI, PDI})
"""Signs of no width that letters and directions need; all other unprintable ones are left out."""


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


@lru_cache(maxsize=4096)
def in_line(text: str) -> str:
    """Return `text` for one line: blanks for controls and line ends, but with joiners and isolates."""
    if text.isprintable():
        return text
    kept = (" " if sign.isspace() else sign for sign in text if sign.isprintable() or is_kept(sign))
    return "".join(kept)


def is_kept(sign: str) -> bool:
    """Whether an unprintable sign stays in a line: blanks, and what letters and directions need."""
    return sign.isspace() or sign in KEPT


@lru_cache(maxsize=8192)
def fit(text: str, width: int, right: bool = False) -> str:
    """Return `text` in exactly `width` columns: cut with an ellipsis, or filled with blanks.

    It stays in the order it is read in; `right` fills at its beginning.
    """
    if width <= 0:
        return ""
    clean = in_line(text[: width * 6])
    size = columns_of(clean)
    if size > width:
        return cut(clean, width - 1) + "…"
    return " " * (width - size) + clean if right else clean + " " * (width - size)


def cut(text: str, width: int) -> str:
    """Return the clusters of `text` that fit into `width` columns, filled with blanks."""
    if text.isprintable():
        return set_cell_size(text, width)
    room, end = width, 0
    for start, stop in clusters(text):
        size = columns_of(text[start:stop])
        if size > room:
            break
        room, end = room - size, stop
    return text[:end] + " " * room


def columns_of(text: str) -> int:
    """Return how many columns a text takes."""
    return cell_len(plain(text))


def width_of(cells: Iterable[Cell]) -> int:
    """Return how many columns the cells take when written one after another."""
    return sum(columns_of(cell.text) for cell in cells)


def segment(cell: Cell, theme: str, ground: str, right: bool) -> Segment:
    """Return the drawn cell on `ground`, unless it has its own; `right` as for `draw`."""
    text = shown(in_line(cell.text), right)
    return Segment(text, style(theme, cell.ink, cell.ground or ground, cell.bold, cell.underline))


def draw(cells: Sequence[Cell], theme: str, ground: str, width: int, *, right: bool | None = None) -> Strip:
    """Return the cells as one line of `width` columns, from the right or not; None is as the interface."""
    right = is_right() if right is None else right
    blank = style(theme, "fg", ground)
    segments = [segment(cell, theme, ground, right) for cell in cells if cell.text]
    if not right:
        return Strip(segments).adjust_cell_length(max(0, width), blank)
    room = max(0, width) - sum(one.cell_length for one in segments)
    line = Strip([Segment(" " * max(0, room), blank), *reversed(segments)])
    return line if room >= 0 else line.crop(-room)


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
