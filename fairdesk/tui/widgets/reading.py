"""A paragraph in the language of who reads it, which need not be the interface's."""

from __future__ import annotations

from collections.abc import Sequence

from textual.filter import LineFilter
from textual.widgets import Static

from fairdesk.tui.direction.filter import BidiFilter, without_bidi
from fairdesk.tui.direction.side import is_from_right


class Reading(Static):
    """Text as it is, written from the side of the part of the screen that it stands in."""

    def __init__(self, text: str, *, classes: str | None = None) -> None:
        super().__init__(text, markup=False, classes=classes)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters, that of the direction by its own side."""
        return [*without_bidi(super().get_line_filters()), BidiFilter(is_from_right(self))]
