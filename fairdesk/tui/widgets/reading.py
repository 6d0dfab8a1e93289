"""Sentences to be read: broken into lines, each drawn as it stands in the whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.filter import LineFilter
from textual.strip import Strip
from textual.widget import Widget

from fairdesk.tui.direction.filter import without_bidi
from fairdesk.tui.direction.shown import shown
from fairdesk.tui.direction.side import is_from_right
from fairdesk.tui.widgets.wrapping import wrap


class Reading(Widget):
    """A text as it is, without markup, written from the side of the part of the screen that it stands in."""

    DEFAULT_CSS: ClassVar[str] = "Reading { height: auto; }"

    def __init__(self, text: str, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self.text = text
        self._wrapped: tuple[tuple[int, bool], list[str]] | None = None

    def update(self, text: str) -> None:
        """Show another text."""
        self.text = text
        self._wrapped = None
        self.refresh(layout=True)

    def _lines(self, width: int) -> list[str]:
        """Return its lines in a width; they are made once for all rows of it."""
        key = (width, is_from_right(self))
        if self._wrapped is None or self._wrapped[0] != key:
            self._wrapped = key, wrap(self.text, *key)
        return self._wrapped[1]

    def get_content_width(self, container: object, viewport: object) -> int:
        """Return the width of its longest line, for where it is as wide as its text."""
        return max(cell_len(shown(line, False)) for line in self.text.splitlines() or [""])

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """Return how many lines it has in a width."""
        return len(self._lines(width))

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters but that of the direction: it is drawn in visual order already."""
        return without_bidi(super().get_line_filters())

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width, right = self.content_size.width, is_from_right(self)
        lines = self._lines(width)
        line = shown(lines[y], right) if y < len(lines) else ""
        blanks = Segment(" " * max(0, width - cell_len(line)))
        parts = [blanks, Segment(line)] if right else [Segment(line), blanks]
        strip = Strip(parts)
        cut = strip.crop(strip.cell_length - width) if right else strip.crop(0, width)
        return cut.apply_style(self.rich_style)
