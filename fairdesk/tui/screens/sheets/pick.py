"""A question with several answers, one in each row, the safe one first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from fairdesk.tui.keys import latin
from fairdesk.tui.widgets.cells import Cell
from fairdesk.tui.widgets.reading import Reading
from fairdesk.tui.widgets.row_lines import Column, Row
from fairdesk.tui.widgets.rows import Rows


class Way(NamedTuple):
    """An answer: its letter, its word, what it means, and what it gives."""

    letter: str
    word: str
    about: str
    value: str


class Pick(ModalScreen[str]):
    """Gives the value of the row that was chosen; Esc gives the first, where the cursor stands."""

    CSS_PATH: ClassVar[Path] = Path(__file__).with_name("pick.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "safe", show=False)]

    def __init__(self, title: str, body: str, ways: Sequence[Way]) -> None:
        super().__init__()
        self._words = (title, body)
        self._ways = tuple(ways)
        width = max(len(way.word) for way in ways)
        self._list = Rows(
            (Column("", 1), Column("", width), Column("")), heads=False, ground="panel", id="pick-ways"
        )

    def compose(self) -> ComposeResult:
        """Lay the question over the screen."""
        title, body = self._words
        with Vertical(id="pick"):
            yield Reading(title, classes="title")
            yield Reading(body, classes="body")
            yield self._list

    def on_mount(self) -> None:
        """Show the answers, the cursor on the safe one."""
        rows = [
            Row(way.letter, (Cell(way.letter, "accent"), Cell(way.word, "bright"), Cell(way.about, "silver")))
            for way in self._ways
        ]
        self._list.styles.height = len(rows)
        self._list.show(rows)
        self._list.focus()

    def on_key(self, event: events.Key) -> None:
        """Give the answer of a letter, whatever the keyboard's layout."""
        letter = latin(event.character).lower()
        for way in self._ways:
            if letter == way.letter:
                event.stop()
                self.dismiss(way.value)
                return

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Give the answer under the cursor."""
        message.stop()
        self.dismiss(self._ways[self._list.cursor].value)

    def action_safe(self) -> None:
        """Give the safe answer."""
        self.dismiss(self._ways[0].value)
