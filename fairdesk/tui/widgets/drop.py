"""The list that drops under a field while it is typed in; the focus stays in the field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.css.scalar import Scalar
from textual.geometry import Offset
from textual.message import Message
from textual.widget import Widget

from fairdesk.tui.widgets.row_lines import Column, Row
from fairdesk.tui.widgets.rows import Rows

MOST: Final = 6
"""So many rows at most are open at once; the rest scrolls."""


class Drop(Rows, can_focus=False):
    """One for the whole screen: `open_under` puts it below a field, or above when there is no room."""

    class Taken(Message):
        """A click took a row."""

        def __init__(self, owner: Widget, row: Row) -> None:
            super().__init__()
            self.owner = owner
            self.row = row

    def __init__(self) -> None:
        super().__init__((), heads=False, ground="field-focus", id="drop")
        self.owner: Widget | None = None

    @property
    def active(self) -> bool:
        """The cursor always counts as in use."""
        return True

    def is_open_for(self, owner: Widget) -> bool:
        """Whether the list is open for that field and has rows."""
        return self.owner is owner and bool(self.rows)

    def open_under(
        self, owner: Widget, frame: Widget, columns: Sequence[Column], rows: Sequence[Row]
    ) -> None:
        """Open for `owner`, as wide as `frame`; without rows it closes."""
        if not rows:
            self.close(owner)
            return
        self.owner = owner
        self.columns = tuple(columns)
        place = frame.region
        height = min(MOST, len(rows))
        below = owner.region.bottom
        room = self.screen.size.height - below - 2
        top = below if height <= room or owner.region.y < height else owner.region.y - height
        self.styles.width = place.width
        self.styles.height = Scalar.from_number(height)
        self.styles.offset = Offset(place.x, top)
        self.add_class("-open")
        self.show(rows)

    def close(self, owner: Widget | None = None) -> bool:
        """Close, when it is open for `owner` or for anybody; say whether it was open."""
        if self.owner is None or (owner is not None and self.owner is not owner):
            return False
        self.owner = None
        self.remove_class("-open")
        self.show(())
        return True

    def action_choose(self) -> None:
        """A click takes the row at once."""
        if self.owner is not None and self.current is not None:
            self.post_message(self.Taken(self.owner, self.current))

    def on_click(self, event: object) -> None:
        """Take the row under the mouse with one click."""
        self.action_choose()
