"""What visitors sent by phone and nobody took yet."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from fairdesk.language.messages import _, ngettext
from fairdesk.models.day_rows import InboxRow
from fairdesk.stand import Stand
from fairdesk.tui import when
from fairdesk.tui.hints import Flash, Hint
from fairdesk.tui.screens.ask import Answer, Ask
from fairdesk.tui.widgets.bars import HintLine
from fairdesk.tui.widgets.beside import beside
from fairdesk.tui.widgets.cells import Cell
from fairdesk.tui.widgets.head import Head
from fairdesk.tui.widgets.row_lines import Column, Row
from fairdesk.tui.widgets.rows import Rows
from fairdesk.workflows.leads import inbox


class Sent(Screen[str]):
    """The oldest first; Enter gives the id of what is to be taken to the Desk, `x` sets it aside."""

    PRIVATE: ClassVar[bool] = True
    CSS_PATH: ClassVar[Path] = Path(__file__).with_name("day.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "back", show=False),
        Binding("x,delete", "aside", show=False),
    ]

    def __init__(self, stand: Stand) -> None:
        super().__init__()
        self._stand = stand
        self._head = Head(_("Sent by phone"))
        columns = (
            Column(_("Who")),
            Column(_("Company")),
            Column(_("How to reach them")),
            Column(_("Rings"), 7, right=True),
            Column(_("Sent"), 6, right=True),
        )
        self._list = Rows(columns, empty=(_("Nothing waits here."),), id="sent")
        self._hints = HintLine(classes="foot")

    def compose(self) -> ComposeResult:
        """Lay head, list and hints."""
        yield self._head
        yield self._list
        yield self._hints

    def on_mount(self) -> None:
        """Read it."""
        self._hints.hints = (
            Hint("Enter", _("take it to the Desk")),
            Hint("x", _("set aside")),
            Hint("Esc", _("back")),
        )
        self._list.focus()
        self._read()

    def _read(self) -> None:
        async def read() -> None:
            found = await asyncio.to_thread(inbox.listed, self._stand)
            self._head.count = str(len(found) or "")
            self._list.show([self._row(row) for row in found], keep=True)

        beside(self, read, "read", latest=True)

    def _row(self, row: InboxRow) -> Row:
        typed = row.typed
        now = self._stand.local(self._stand.now())
        rings = ngettext("{count} ring", "{count} rings", len(row.rings)).format(count=len(row.rings))
        cells = (
            Cell(typed.get("name", ""), "bright"),
            Cell(typed.get("company", ""), "fg"),
            Cell(typed.get("email") or typed.get("phone", ""), "silver"),
            Cell(rings if row.rings else "", "fg"),
            Cell(when.short(self._stand.local(row.at), now), "silver"),
        )
        return Row(row.id, cells)

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Take it to the Desk."""
        message.stop()
        if message.row is not None:
            self.dismiss(message.row.key)

    def action_aside(self) -> None:
        """Ask, and set it aside."""
        row = self._list.current
        if row is None:
            return
        answers = [Answer(_("Keep it"), "keep", "k"), Answer(_("Set it aside"), "aside", "s")]
        words = _("Nobody will answer what was sent.")
        title = _("Set aside what {name} sent?").format(name=row.cells[0].text or row.cells[2].text)
        self.app.push_screen(Ask(title, words, answers), lambda answer: self._aside(row.key, answer))

    def _aside(self, row_id: str, answer: str | None) -> None:
        async def deed() -> None:
            await asyncio.to_thread(inbox.discard, self._stand, row_id)
            self._hints.flash = Flash("√ " + _("Set aside"), "")
            self._read()

        if answer == "aside":
            beside(self, deed, "write")

    def action_back(self) -> None:
        """Go back."""
        self.dismiss("")
