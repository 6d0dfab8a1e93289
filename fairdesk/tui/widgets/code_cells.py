"""A ring's code in half blocks, black on white whatever the theme."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

BLACK: Final = "#000000"
WHITE: Final = "#ffffff"
HalfCell = tuple[bool, bool]

_PENS: Final = {
    (False, False): (" ", Style(color=BLACK, bgcolor=WHITE)),
    (True, True): (" ", Style(color=WHITE, bgcolor=BLACK)),
    (True, False): ("▀", Style(color=BLACK, bgcolor=WHITE)),
    (False, True): ("▀", Style(color=WHITE, bgcolor=BLACK)),
}
"""Upper and lower half of a cell (True is dark); full cells are ground, so that no font leaves a gap."""


class CodeCells(Widget):
    """The cells of one code; nothing is drawn of a code that has no cells."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows: Sequence[Sequence[HalfCell]] = ()

    def show(self, rows: Sequence[Sequence[HalfCell]]) -> None:
        """Draw these cells."""
        self.rows = rows
        self.refresh(layout=True)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Return how many columns the code takes."""
        return len(self.rows[0]) if self.rows else 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the code takes."""
        return len(self.rows)

    def render_line(self, y: int) -> Strip:
        """Draw one line, runs of equal cells together."""
        row = self.rows[y] if y < len(self.rows) else ()
        segments = []
        for pair, run in groupby(row):
            glyph, pen = _PENS[pair]
            segments.append(Segment(glyph * len(tuple(run)), pen))
        return Strip(segments)
