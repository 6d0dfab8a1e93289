"""A pane of facts: heads, sentences, and values behind labels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from textual.filter import LineFilter
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from fairdesk.language.messages import is_right
from fairdesk.tui.direction.filter import without_bidi
from fairdesk.tui.direction.side import is_from_right
from fairdesk.tui.widgets.cells import Cell, cut, draw, in_line, width_of
from fairdesk.tui.widgets.wrapping import wrap

LABEL: Final = 10
"""Width of the label column."""

Fact = Sequence[Cell]
"""One row of a pane, as cells written one after another."""


def fact(label: str, value: str, ink: str = "fg", bold: bool = False) -> tuple[Cell, ...]:
    """Return a row with a label and its value."""
    return (Cell(_column(label), "silver"), Cell(value, ink, bold=bold))


def _column(label: str) -> str:
    return cut(label, LABEL - 1) + " " if label else " " * LABEL


def wrapped(label: str, text: str, width: int, ink: str = "fg") -> list[tuple[Cell, ...]]:
    """Return rows of a label and a text, its lines broken at blanks into `width` columns."""
    lines = wrap(text, width - (LABEL if label else 0), is_right())
    return [(_before(label, not number), Cell(line, ink)) for number, line in enumerate(lines)]


def _before(label: str, first: bool) -> Cell:
    """Return what stands before a line: the label before the first one, blanks below it."""
    return Cell(_column(label if first else "") if label else "", "silver")


class Detail(ScrollView, can_focus=False):
    """Rows of cells on a panel; longer than the pane, it scrolls."""

    def __init__(self, ground: str = "panel", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.ground = ground
        self.facts: list[Fact] = []
        self._laid: Callable[[int], Sequence[Fact]] | None = None
        self._width = 0
        """The width the facts were laid for."""

    def lay(self, laid: Callable[[int], Sequence[Fact]]) -> None:
        """Show what `laid` gives for the pane's width in columns, now and whenever the pane gets another.

        A pane that has no width yet is filled as soon as it has one.
        """
        self._laid, self._width = laid, 0
        self._fill()

    def on_resize(self) -> None:
        """Lay the facts for the new width."""
        self._fill()

    def _fill(self) -> None:
        width = self.container_size.width - 1  # one column stays free for the bar
        if self._laid is not None and width > 0 and width != self._width:
            self._width = width
            self._replace(self._laid(width))

    def show(self, facts: Sequence[Fact]) -> None:
        """Replace what is shown, from the top."""
        self._laid = None
        self._replace(facts)

    def _replace(self, facts: Sequence[Fact]) -> None:
        self.facts = list(facts)
        self.virtual_size = Size(0, len(self.facts))
        self.scroll_to(y=0, animate=False)
        self.refresh()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters but that of the direction: it is drawn in visual order already."""
        return without_bidi(super().get_line_filters())

    def render_line(self, y: int) -> Strip:
        """Draw one row; what is too wide ends with an ellipsis."""
        width = self.scrollable_content_region.width or self.size.width
        number = y + round(self.scroll_y)
        cells = list(self.facts[number]) if number < len(self.facts) else []
        if width_of(cells) > width:
            cells = _cut(cells, width)
        return draw(cells, self.app.theme, self.ground, width, right=is_from_right(self))


def _cut(cells: Sequence[Cell], width: int) -> list[Cell]:
    kept: list[Cell] = []
    room = width - 1
    for cell in cells:
        size = width_of([cell])
        if size > room:
            return [*kept, cell._replace(text=cut(in_line(cell.text), max(0, room)) + "…")]
        kept.append(cell)
        room -= size
    return kept
