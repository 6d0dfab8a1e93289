"""The strip of parked forms, in the row between header and form."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.message import Message
from textual.reactive import reactive

from fairdesk.language.messages import _
from fairdesk.tui.widgets.cells import Cell
from fairdesk.tui.widgets.line import Line


class ParkedLine(Line):
    """`Parked  1 A.L.  2 M.K.   Ctrl+N takes up the first`; empty when nobody waits."""

    titles: reactive[tuple[str, ...]] = reactive(())
    editing: reactive[str] = reactive("")
    """What the open form is, when it is no new visitor."""

    class Pressed(Message):
        """A parked form was clicked; `number` counts from 0."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def cells(self, width: int) -> Sequence[Cell]:
        """Return a chip for each form."""
        line: list[Cell] = []
        if self.editing:
            line += [Cell(f" {self.editing} ", "ink", bold=True, ground="accent"), Cell("  ")]
        if self.titles:
            line.append(Cell(_("Parked") + "  ", "warm"))
            for number, title in enumerate(self.titles, start=1):
                line += [Cell(f" {number} {title} ", "fg", ground="field"), Cell(" ")]
            line += [Cell("  Ctrl+N", "accent"), Cell(" " + _("takes up the first"), "silver")]
        return line

    def on_click(self, event: events.Click) -> None:
        """Take a form up."""
        at = self.cell_at(event.x)
        chips = [number for number, cell in enumerate(self.cells(self.size.width)) if cell.ground == "field"]
        if at in chips:
            self.post_message(self.Pressed(chips.index(at)))
