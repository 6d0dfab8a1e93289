"""A widget that is one line of cells."""

from __future__ import annotations

from collections.abc import Sequence

from textual.filter import LineFilter
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from fairdesk.tui.direction.filter import without_bidi
from fairdesk.tui.direction.side import is_from_right
from fairdesk.tui.widgets.cells import Cell, columns_of, draw


class Line(Widget):
    """One row, drawn from cells on a ground; the base of headers, bars, choices and ticks."""

    GROUND = "bg"

    class KeyClicked(Message):
        """A key that the line names was clicked; `key` is what it is called when pressed."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def cells(self, width: int) -> Sequence[Cell]:
        """Return what to draw in `width` columns: nothing here, each kind of line says its own."""
        return ()

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """Return one row."""
        return 1

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters but that of the direction: it is drawn in visual order already."""
        return without_bidi(super().get_line_filters())

    def render_line(self, y: int) -> Strip:
        """Draw the row; further rows are blank."""
        width = self.content_size.width or self.size.width
        cells = self.cells(width) if y == 0 else ()
        return draw(cells, self.app.theme, self.GROUND, width, right=is_from_right(self))

    def cell_at(self, x: int) -> int:
        """Return the number of the cell drawn at column `x`, -1 when there is none."""
        at = x - self.gutter.left
        start = 0
        if is_from_right(self):
            at = self.size.width - 1 - at
        for number, cell in enumerate(self.cells(self.size.width)):
            start += columns_of(cell.text)
            if at < start:
                return number
        return -1
