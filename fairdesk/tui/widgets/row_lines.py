"""The lines of a list: heads, rows, group lines and the words of an empty list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len
from textual.strip import Strip

from fairdesk.language.messages import is_right
from fairdesk.tui.widgets.cells import BLANK, Cell, draw, fit


class Column(NamedTuple):
    """A column: its head, its width (0 takes a share of what is left), and from which list width it shows.

    `right` puts numbers at the right in every language, so that their last digits stand under each other;
    `end` puts words at the end of a line, which is the left where that is read from the right.
    """

    title: str
    width: int = 0
    right: bool = False
    above: int = 0
    end: bool = False


class Row(NamedTuple):
    """One row: what it stands for, its cells in column order; a group line has a head and a count instead."""

    key: str
    cells: tuple[Cell, ...]
    group: bool = False


@lru_cache(maxsize=128)
def widths(columns: tuple[Column, ...], width: int) -> tuple[int, ...]:
    """Return each column's width in a list `width` wide; 0 for one that is not shown."""
    shown = [column for column in columns if width >= column.above]
    fluid = sum(1 for column in shown if not column.width)
    left = width - 2 - sum(column.width for column in shown) - 2 * max(0, len(shown) - 1)
    share, rest = divmod(max(0, left), max(1, fluid))
    sizes = []
    for column in columns:
        if width < column.above:
            sizes.append(0)
        elif column.width:
            sizes.append(column.width)
        else:
            sizes.append(share + (1 if rest > 0 else 0))
            rest -= 1
    return tuple(sizes)


def _laid(cells: Sequence[Cell], columns: tuple[Column, ...], width: int) -> list[Cell]:
    line: list[Cell] = []
    for number, (column, size) in enumerate(zip(columns, widths(columns, width), strict=True)):
        if not size:
            continue
        cell = cells[number] if number < len(cells) else BLANK
        if line:
            line.append(Cell("  "))
        to_end = column.end or (column.right and not is_right())
        line.append(cell._replace(text=fit(cell.text, size, to_end)))
    return line


def heads_line(columns: tuple[Column, ...], theme: str, ground: str, width: int) -> Strip:
    """Return the line of column heads."""
    cells = [Cell(column.title, "faint") for column in columns]
    return draw([Cell("  "), *_laid(cells, columns, width)], theme, ground, width)


def row_line(
    row: Row, columns: tuple[Column, ...], theme: str, grounds: tuple[str, str], width: int
) -> Strip:
    """Return a row's line; `grounds` are the cursor's (empty: not under it) and the list's."""
    state, ground = grounds
    if row.group:
        return _group_line(row, theme, ground, width)
    cells = row.cells
    if state:
        cells = tuple(
            cell._replace(
                ink={"faint": "silver", "fg": "fg"}.get(cell.ink, cell.ink),
                bold=cell.bold or cell.ink == "bright",
            )
            for cell in cells
        )
    bar = Cell("▌ " if state else "  ", "accent" if state == "sel" else "accent-dim")
    return draw([bar, *_laid(cells, columns, width)], theme, state or ground, width)


def _group_line(row: Row, theme: str, ground: str, width: int) -> Strip:
    head = row.cells[0]
    count = row.cells[1] if len(row.cells) > 1 else BLANK
    rule = width - cell_len(head.text) - cell_len(count.text) - 3
    line = [head._replace(bold=True), Cell(" "), Cell("─" * rule, "line"), Cell(" "), count, Cell(" ")]
    return draw(line, theme, ground, width)


def empty_line(words: Sequence[str], y: int, theme: str, ground: str, width: int) -> Strip:
    """Return a line of what an empty list says, in its middle; the first sentence stands out."""
    if not 0 <= y < len(words):
        return draw((), theme, ground, width)
    text = words[y]
    left = max(0, (width - cell_len(text)) // 2)
    return draw(
        [Cell(" " * left), Cell(fit(text, min(cell_len(text), width)), "fg" if y == 0 else "silver")],
        theme,
        ground,
        width,
    )
