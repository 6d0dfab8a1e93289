"""Who is at the keyboard: a name of the list by its digit, or a new one typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from fairdesk.language.messages import _
from fairdesk.tui.inputs.one_row import In
from fairdesk.tui.keys import digit
from fairdesk.tui.widgets.cells import Cell
from fairdesk.tui.widgets.field import Field
from fairdesk.tui.widgets.reading import Reading
from fairdesk.tui.widgets.row_lines import Column, Row
from fairdesk.tui.widgets.rows import Rows


class StaffScreen(ModalScreen[str]):
    """Gives the chosen or typed name, empty when nobody was named."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "nobody", show=False)]

    def __init__(self, names: Sequence[str], now: str = "") -> None:
        super().__init__()
        self._names = list(names)
        self._now = now
        self._list = Rows(
            [Column("", 2, right=True), Column("")], heads=False, ground="panel", id="staff-names"
        )
        self._new = In(_("a new name"), id="staff-new")

    def compose(self) -> ComposeResult:
        """Lay the names over the screen, the new one below."""
        with Vertical(id="ask"):
            yield Reading(_("Who is at the keyboard?"), classes="title")
            if self._names:
                yield self._list
            yield Field(_("Name"), self._new)
            yield Reading(_("Every lead keeps who took it. Esc goes on without a name."), classes="body")

    def on_mount(self) -> None:
        """Show the names; the focus is on them, or on the new name when there are none."""
        rows = [
            Row(name, (Cell(str(number) if number < 10 else "", "accent"), Cell(name, "bright")))
            for number, name in enumerate(self._names, start=1)
        ]
        self._list.styles.height = min(8, len(rows))
        self._list.show(rows)
        self._list.go_to(self._now)
        (self._list if rows else self._new).focus()

    def on_key(self, event: events.Key) -> None:
        """Take the name of a digit."""
        number = digit(event.character)
        if self._list.has_focus and number and number <= len(self._names):
            event.stop()
            self.dismiss(self._names[number - 1])
        elif self._list.has_focus and event.is_printable and not number:
            event.stop()
            self._new.focus()
            self._new.write((event.character or "").strip())

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Take the name under the cursor."""
        if message.row is not None:
            self.dismiss(message.row.key)

    def on_in_left(self, message: In.Left) -> None:
        """Take the typed name, or go back to the list."""
        message.stop()
        if message.key == "enter" and self._new.value.strip():
            self.dismiss(self._new.value.strip())
        elif message.key == "up" and self._names:
            self._list.focus()

    def action_nobody(self) -> None:
        """Go on without a name."""
        self.dismiss("")
