"""A list of any length: columns, group lines, a cursor, and a message when more rows are wanted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final, Self

from textual import events
from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from fairdesk.tui.direction.filter import without_bidi
from fairdesk.tui.theme import style
from fairdesk.tui.widgets.cells import draw
from fairdesk.tui.widgets.row_lines import Column, Row, empty_line, heads_line, row_line

AHEAD: Final = 25
"""So many rows before the end, a list that has more asks for them."""


class Rows(ScrollView, can_focus=True):
    """Draws only the rows in sight, so a hundred thousand rows cost no more than twenty.

    With `more` set it posts `More` when the cursor or the scroll comes near the end; answer it with `extend`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "edge(-1)", show=False),
        Binding("end", "edge(1)", show=False),
        Binding("enter", "choose", show=False),
    ]

    RESTING: ClassVar[bool] = True
    """Whether the cursor's row is marked while the focus is elsewhere."""

    cursor: reactive[int] = reactive(0)

    class Moved(Message):
        """The cursor stands on another row, or on none."""

        def __init__(self, rows: Rows, row: Row | None) -> None:
            super().__init__()
            self.rows = rows
            self.row = row

        @property
        def control(self) -> Rows:
            """The list."""
            return self.rows

    class Chosen(Moved):
        """Enter or a click chose a row."""

    class More(Message):
        """The end of the loaded rows comes near."""

        def __init__(self, rows: Rows) -> None:
            super().__init__()
            self.rows = rows

        @property
        def control(self) -> Rows:
            """The list."""
            return self.rows

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        heads: bool = True,
        ground: str = "bg",
        empty: Sequence[str] = (),
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.columns = tuple(columns)
        self.heads = heads
        self.ground = ground
        self.empty = tuple(empty)
        self.rows: list[Row] = []
        self.more = False
        self._asked = False

    def show(self, rows: Sequence[Row], *, more: bool = False, keep: bool = False) -> Self:
        """Replace the rows; with `keep` the cursor stays on its row, else it goes to the top."""
        before = self.current.key if keep and self.current else ""
        self.rows = list(rows)
        self.more, self._asked = more, False
        at = next((number for number, row in enumerate(self.rows) if before and row.key == before), 0)
        self._measure()
        self.set_reactive(Rows.cursor, self._landing(at, 1))
        if not keep:
            self.scroll_to(y=0, animate=False)
        self._keep_in_sight()
        self.refresh()
        self.post_message(self.Moved(self, self.current))
        return self

    def extend(self, rows: Sequence[Row], *, more: bool) -> None:
        """Add rows at the end."""
        first = not self.rows
        self.rows.extend(rows)
        self.more, self._asked = more, False
        self._measure()
        self.refresh()
        if first:
            self.set_reactive(Rows.cursor, self._landing(0, 1))
            self.post_message(self.Moved(self, self.current))

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if 0 <= self.cursor < len(self.rows) else None

    def go_to(self, key: str) -> bool:
        """Put the cursor on the row of that key; say whether there is one."""
        for number, row in enumerate(self.rows):
            if row.key == key:
                self.cursor = number
                return True
        return False

    def action_move(self, by: int) -> None:
        """Move the cursor, over group lines."""
        self.cursor = self._landing(self.cursor + by, by)

    def action_page(self, by: int) -> None:
        """Move the cursor by what is in sight."""
        height = max(1, self.scrollable_content_region.height - self.heads - 1)
        self.cursor = self._landing(self.cursor + by * height, by)

    def action_edge(self, to: int) -> None:
        """Move the cursor to the first or last row."""
        self.cursor = self._landing(0 if to < 0 else len(self.rows) - 1, -to)

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self.current:
            self.post_message(self.Chosen(self, self.current))

    def _landing(self, at: int, by: int) -> int:
        """Return the nearest row that is no group line, looking in the direction of `by`, then the other."""
        at = max(0, min(at, len(self.rows) - 1))
        for step in (by or 1, -(by or 1)):
            number = at
            while 0 <= number < len(self.rows):
                if not self.rows[number].group:
                    return number
                number += 1 if step > 0 else -1
        return 0

    def _measure(self) -> None:
        self.virtual_size = Size(0, len(self.rows) + self.heads)

    def _keep_in_sight(self) -> None:
        height = max(1, self.scrollable_content_region.height - self.heads)
        top = round(self.scroll_y)
        if self.cursor < top:
            self.scroll_to(y=max(0, self.cursor - (1 if self.cursor == 1 else 0)), animate=False)
        elif self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False)

    def _ask_for_more(self, last: int) -> None:
        if self.more and not self._asked and last >= len(self.rows) - AHEAD:
            self._asked = True
            self.post_message(self.More(self))

    def watch_cursor(self, _before: int, cursor: int) -> None:
        """Keep the cursor in sight and say where it is."""
        self._keep_in_sight()
        self.refresh()
        self.post_message(self.Moved(self, self.current))
        self._ask_for_more(cursor)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Ask for more rows near the end of the scroll too."""
        super().watch_scroll_y(old_value, new_value)
        self._ask_for_more(round(new_value) + self.size.height)

    def watch_has_focus(self, _focus: bool) -> None:
        """Draw the cursor as used or as resting."""
        self.refresh()

    def on_resize(self) -> None:
        """Keep the cursor in sight when the window changes."""
        self._measure()
        self._keep_in_sight()

    def on_click(self, event: events.Click) -> None:
        """Go to the row under the mouse, and choose it at the second click."""
        number = event.y - self.heads + round(self.scroll_y)
        if event.y >= self.heads and 0 <= number < len(self.rows) and not self.rows[number].group:
            again = self.cursor == number
            self.cursor = number
            if again:
                self.action_choose()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters but that of the direction: it is drawn in visual order already."""
        return without_bidi(super().get_line_filters())

    def render_line(self, y: int) -> Strip:
        """Draw one row of the window: heads, a row, a group line, or what an empty list says."""
        width = self.scrollable_content_region.width or self.size.width
        inner = width - 1 if self.show_vertical_scrollbar else width  # a gap, so that no text touches the bar
        theme = self.app.theme
        if self.heads and y == 0 and self.rows:
            heads = heads_line(self.columns, theme, self.ground, inner)
            return heads.extend_cell_length(width, style(theme, "fg", self.ground))
        number = y - self.heads + round(self.scroll_y)
        if not self.rows:
            return empty_line(self.empty, y - 1, theme, self.ground, width)
        if number >= len(self.rows):
            return draw((), theme, self.ground, width)
        state = "sel" if self.active else "sel-blur" if self.RESTING else ""
        state = state if number == self.cursor else ""
        line = row_line(self.rows[number], self.columns, theme, (state, self.ground), inner)
        return line.extend_cell_length(width, style(theme, "fg", state or self.ground))

    @property
    def active(self) -> bool:
        """Whether the cursor is drawn as in use."""
        return self.has_focus
