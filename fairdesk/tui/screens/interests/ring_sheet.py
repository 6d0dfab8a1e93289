"""Names one ring: to add it to a lead, or to say which ring its words mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Input

from fairdesk.language.messages import _
from fairdesk.models.stand_rows import RingRow
from fairdesk.stand import Stand
from fairdesk.tui.inputs.one_row import In
from fairdesk.tui.screens.sheets.sheet import Sheet
from fairdesk.tui.widgets.beside import beside
from fairdesk.tui.widgets.cells import Cell
from fairdesk.tui.widgets.drop import Drop
from fairdesk.tui.widgets.field import Field
from fairdesk.tui.widgets.row_lines import Column, Row
from fairdesk.workflows.rings import browse as rings

COLUMNS = (Column("", 10), Column(""))


class RingSheet(Sheet[bool]):
    """`keep` is handed the ring found, else None and the words; it runs in a thread and may refuse."""

    def __init__(
        self, stand: Stand, title: str, about: str, keep: Callable[[RingRow | None, str], object]
    ) -> None:
        super().__init__(title, about, _("Take it"), _("Not now"))
        self._stand = stand
        self._keep = keep
        self._ring = In(_("SKU or word"), id="ring")
        self._drop = Drop()
        self._hits: dict[str, RingRow] = {}
        self._hits_for = ""

    def compose(self) -> ComposeResult:
        """Lay the list of rings above the sheet."""
        yield from super().compose()
        yield self._drop

    def parts(self) -> Sequence[Widget]:
        """Return the field."""
        return [Field(_("Ring"), self._ring)]

    def on_mount(self) -> None:
        """Begin in the field."""
        self._ring.focus()

    def on_input_changed(self, message: Input.Changed) -> None:
        """Find rings as one types."""
        super().on_input_changed(message)
        text = self._ring.value
        if not text.strip():
            self._drop.close()
            return

        async def look() -> None:
            found = await self.ask(rings.find, self._stand, text, 6)
            if self._ring.value == text and self._ring.has_focus:
                self._hits, self._hits_for = {row.id: row for row in found}, text
                lines = [Row(row.id, (Cell(row.sku, "accent"), Cell(row.name, "bright"))) for row in found]
                self._drop.open_under(self._ring, self._ring, COLUMNS, lines)

        beside(self, look, "rings", latest=True)

    def before_leaving(self, field: In, key: str) -> bool:
        """Move in the open list."""
        if key != "enter" and self._drop.is_open_for(self._ring):
            self._drop.action_move(1 if key == "down" else -1)
            return True
        return False

    def on_drop_taken(self, message: Drop.Taken) -> None:
        """Take the ring that was clicked."""
        self._drop.go_to(message.row.key)
        self.submit()

    def submit(self) -> None:
        """Take the ring under the list's cursor, else the words."""
        text = self._ring.value.strip()
        row = self._drop.current if self._drop.is_open_for(self._ring) else None
        hit = self._hits.get(row.key) if row is not None and self._hits_for == self._ring.value else None

        async def deed() -> None:
            self._drop.close()
            await self.ask(self._keep, hit, text)
            self.dismiss(True)

        if text:
            self.start(deed)
        else:
            self.wrong(_("Which ring? Give a SKU, or words."), "ring")
