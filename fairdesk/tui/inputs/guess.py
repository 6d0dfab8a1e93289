"""A field that offers what its text may mean, in the list under it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from textual import events
from textual.message import Message
from textual.widgets import Input

from fairdesk.tui.inputs.one_row import In
from fairdesk.tui.widgets.beside import beside
from fairdesk.tui.widgets.cells import Cell
from fairdesk.tui.widgets.drop import Drop
from fairdesk.tui.widgets.row_lines import Column, Row

Search = Callable[[str], Awaitable[Sequence[Row]]]
"""Finds rows for a text; a row's first cell is what is written when it is taken."""


class Guess(In):
    """An input with a type-ahead list.

    Enter takes the row under the list's cursor and goes on. Typed faster than the search answers, the
    field is owed: the first row is taken when it comes, while one already types in the next field.
    """

    COLUMNS: Sequence[Column] = (Column(""), Column("", 4, end=True))

    class Took(Message):
        """A row was taken into the field."""

        def __init__(self, field: Guess, row: Row) -> None:
            super().__init__()
            self.field = field
            self.row = row

        @property
        def control(self) -> Guess:
            """The field."""
            return self.field

    class Listed(Message):
        """The list was opened or closed."""

    def __init__(self, placeholder: str, drop: Callable[[], Drop], *, id: str) -> None:
        super().__init__(placeholder, id=id)
        self._drop = drop
        self._search: Search | None = None
        self._taken = ""
        self._owed = ""
        self._rows_for = ""
        self._rows: Sequence[Row] = ()

    def connect(self, search: Search) -> None:
        """Begin to search; what was typed before is searched for now."""
        self._search = search
        if self.value and self.value != self._taken:
            self._look()

    @property
    def is_owed(self) -> bool:
        """Whether a row is still to come for what was typed."""
        return bool(self._owed)

    @property
    def is_open(self) -> bool:
        """Whether the list is open under this field."""
        return self._drop().is_open_for(self)

    def write(self, value: str) -> None:
        """Write a value that is final: nothing is searched for it."""
        self._taken = value
        self._owed = ""
        super().write(value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search for what was typed."""
        if self.value == self._taken or not self.value.strip():
            self._owed = ""
            self.shut()
        elif self._search is not None and (self.has_focus or self._owed):
            self._look()

    def _look(self) -> None:
        if self._search is not None:
            beside(self, partial(self._answer, self.value, self._search), f"guess-{self.id}", latest=True)

    async def _answer(self, text: str, search: Search) -> None:
        rows = await search(text)
        if self.value != text:
            return
        self._rows, self._rows_for = rows, text
        if self._owed == text:
            self._owed = ""
            if rows:
                self.take(rows[0])
        elif self.has_focus and text != self._taken:
            self._drop().open_under(self, self, self.COLUMNS, rows)
            self.post_message(self.Listed())

    def take(self, row: Row) -> None:
        """Take a row: write it and say so."""
        self.write(row.cells[0].text)
        self.shut()
        self.post_message(self.Took(self, row))

    def shut(self) -> bool:
        """Close the list; say whether it was open."""
        closed = self._drop().close(self)
        if closed:
            self.post_message(self.Listed())
        return closed

    def settle(self) -> None:
        """Take what the text means, now or when the search has answered."""
        if not self.value.strip() or self.value == self._taken:
            return
        drop = self._drop()
        if self.is_open and self._rows_for == self.value and drop.current is not None:
            self.take(drop.current)
        elif self._rows_for != self.value:
            self._owed = self.value

    def action_leave(self, key: str) -> None:
        """Move in the open list, or take and go on."""
        if self.is_open and key != "enter":
            self._drop().action_move(1 if key == "down" else -1)
            return
        self.settle()
        super().action_leave(key)

    def on_blur(self, event: events.Blur) -> None:
        """Close the list."""
        self.shut()


def guessed_row(code: str, name: str, word: str) -> Row:
    """Return a row of the list: a name, and a code at its right."""
    return Row(code, (Cell(name, "bright"), Cell(word, "silver")))
