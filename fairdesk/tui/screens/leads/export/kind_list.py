"""The list of kinds of files, of which one is chosen by standing on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from fairdesk.language.messages import _
from fairdesk.tui.widgets.cells import Cell, columns_of
from fairdesk.tui.widgets.row_lines import Column, Row
from fairdesk.tui.widgets.rows import Rows
from fairdesk.workflows.contacts.kinds import Kind


class KindList(Rows):
    """Down goes on to the next field after the last kind; the pages are left to what is beside the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "down", show=False),
        Binding("pageup", "screen.turn(-1)", show=False),
        Binding("pagedown", "screen.turn(1)", show=False),
    ]

    def __init__(self, kinds: Sequence[Kind]) -> None:
        self._kinds = {kind.code: kind for kind in kinds}
        names = [_(kind.title) for kind in kinds]
        columns = (Column("", max(map(columns_of, names))), Column(""))
        super().__init__(columns, heads=False, id="kinds")

    def on_mount(self) -> None:
        """Show them."""
        rows = [
            Row(kind.code, (Cell(_(kind.title), "bright"), Cell(_(kind.about), "silver")))
            for kind in self._kinds.values()
        ]
        self.styles.max_height = len(rows)
        self.show(rows)

    @property
    def kind(self) -> Kind:
        """The kind under the cursor."""
        row = self.current
        return self._kinds[row.key] if row is not None else next(iter(self._kinds.values()))

    def action_down(self) -> None:
        """Go to the next kind, and from the last one to the next field."""
        if self.cursor == len(self.rows) - 1:
            self.screen.focus_next()
        else:
            self.action_move(1)
