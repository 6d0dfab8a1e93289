"""A ring's picture in half blocks, from cells that a worker made."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from fairdesk.tui.widgets.cells import Cell, draw

Blocks = Sequence[Sequence[tuple[str, str]]]
"""Rows of (upper colour, lower colour), each `#rrggbb`."""


class RingPicture(Widget):
    """Two picture rows in each terminal row; empty until it gets its cells."""

    def __init__(self, ground: str = "bg", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.ground = ground
        self.blocks: Blocks = ()

    def show(self, blocks: Blocks) -> None:
        """Draw these blocks; none empties the place."""
        self.blocks = blocks
        self.refresh()

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Return the picture's width."""
        return len(self.blocks[0]) if self.blocks else 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the picture's height."""
        return len(self.blocks)

    def render_line(self, y: int) -> Strip:
        """Draw one row of blocks."""
        width = self.content_size.width or self.size.width
        row = self.blocks[y] if y < len(self.blocks) else ()
        cells = [Cell("▀", upper, ground=lower) for upper, lower in row[:width]]
        return draw(cells, self.app.theme, self.ground, width, right=False)
