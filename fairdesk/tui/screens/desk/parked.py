"""The strip of parked forms, in the row between header and form."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.message import Message
from textual.reactive import reactive

from fairdesk.language.bidi.isolate import isolated
from fairdesk.language.messages import _, along, digits
from fairdesk.tui.widgets.cells import Cell, width_of
from fairdesk.tui.widgets.line import Line


class ParkedLine(Line):
    """`Parked  1 A.L. 14:31  2 M.K. 14:40   Shift+F6 the first`; empty when nobody waits."""

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
            key = [Cell("  Shift+F6", "accent"), Cell(" " + _("the first"), "silver")]
            room = width - width_of(line)
            chips = next((made for made in self._chips() if width_of(made) <= room), self._chips()[-1])
            line += chips
            line += key if width_of(line) + width_of(key) <= width else []
        return line

    def _chips(self) -> list[list[Cell]]:
        """Return the chips with initials and time, with initials, closer, with the number only."""
        made = []
        for kept, edge in ((2, " "), (1, " "), (1, ""), (0, "")):
            words = [" ".join(map(isolated, title.split()[:kept])) for title in self.titles]
            numbers = (digits(number) for number in range(1, len(words) + 1))
            chips = [
                edge + along(f"{number} {word}".rstrip()) + edge
                for number, word in zip(numbers, words, strict=True)
            ]
            made.append([cell for chip in chips for cell in (Cell(chip, "fg", ground="field"), Cell(" "))])
        return made

    def on_click(self, event: events.Click) -> None:
        """Take a form up."""
        at = self.cell_at(event.x)
        chips = [number for number, cell in enumerate(self.cells(self.size.width)) if cell.ground == "field"]
        if at in chips:
            self.post_message(self.Pressed(chips.index(at)))
