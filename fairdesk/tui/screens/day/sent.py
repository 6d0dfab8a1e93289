"""What visitors sent by phone and nobody took yet."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from fairdesk.language.messages import _, ngettext, pgettext
from fairdesk.models.day_rows import InboxRow
from fairdesk.stand import Stand
from fairdesk.tui import when
from fairdesk.tui.hints import Flash, Hint
from fairdesk.tui.screens.ask import Answer, Ask
from fairdesk.tui.screens.list_screen import ListScreen
from fairdesk.tui.widgets.cells import Cell
from fairdesk.tui.widgets.row_lines import Column, Row
from fairdesk.tui.widgets.rows import Rows
from fairdesk.workflows.leads import inbox


class Sent(ListScreen[str]):
    """The oldest first; Enter gives the id of what is to be taken to the Desk, `x` sets it aside."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "back", show=False),
        Binding("x,delete", "aside", show=False),
    ]

    def __init__(self, stand: Stand) -> None:
        columns = (
            Column(_("Who")),
            Column(_("Company"), above=96),
            Column(_("How to reach them")),
            Column(pgettext("column", "Rings"), 7, right=True),
            Column(_("Sent"), 6, right=True),
        )
        super().__init__(stand, _("Sent by phone"), columns, (_("Nothing waits here."),))
        self.foot.hints = (
            Hint("Enter", _("take it to the Desk")),
            Hint("x", _("set aside")),
            Hint("Esc", _("back")),
        )

    async def bring(self) -> None:
        """Read what waits."""
        found = await asyncio.to_thread(inbox.listed, self.stand)
        self.show_rows([self._row(row) for row in found])

    def _row(self, row: InboxRow) -> Row:
        typed = row.typed
        now = self.stand.local(self.stand.now())
        rings = ngettext("{count} ring", "{count} rings", len(row.rings)).format(count=len(row.rings))
        cells = (
            Cell(typed.get("name", ""), "bright"),
            Cell(typed.get("company", ""), "fg"),
            Cell(typed.get("email") or typed.get("phone", ""), "silver"),
            Cell(rings if row.rings else "", "fg"),
            Cell(when.short(self.stand.local(row.at), now), "silver"),
        )
        return Row(row.id, cells)

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Take it to the Desk."""
        message.stop()
        if message.row is not None:
            self.dismiss(message.row.key)

    def action_aside(self) -> None:
        """Ask, and set it aside."""
        row = self.list.current
        if row is None:
            return
        answers = [Answer(_("Keep it"), "keep", "k"), Answer(_("Set it aside"), "aside", "s")]
        words = _("Nobody will answer what was sent.")
        title = _("Set aside what {name} sent?").format(name=row.cells[0].text or row.cells[2].text)
        self.app.push_screen(Ask(title, words, answers), lambda answer: self._aside(row.key, answer))

    def _aside(self, row_id: str, answer: str | None) -> None:
        if answer == "aside":
            self.do(partial(inbox.discard, self.stand, row_id), Flash("√ " + _("Set aside"), ""))

    def action_back(self) -> None:
        """Go back."""
        self.dismiss("")
