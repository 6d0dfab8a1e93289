"""The first frame: the empty form as one drawing, in sight before the form itself is loaded."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from fairdesk.language.messages import _
from fairdesk.tui.widgets.bars import HeaderBar, HintLine, PlaceBar, place_tabs
from fairdesk.tui.widgets.cells import Cell, draw

LABEL = 10
WIDE = 100
STD = 80
TALL = 34
LOW = 22


class FormDrawing(Widget):
    """The Desk's form, empty, drawn where the real one will stand; the cursor is in the name already."""

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        return draw(self._row(y), self.app.theme, "bg", self.size.width)

    def _row(self, y: int) -> Sequence[Cell]:
        width, height = self.size.width, self.app.size.height
        edge = (2 if width >= WIDE else 1) if width >= STD else 1
        inner = width - 2 * edge
        beside = (inner - 4) * 46 // 112 + 4 if width >= WIDE else 28 if width >= STD else 0
        form = inner - beside
        step = 2 if height >= TALL else 1
        top = 0 if height < LOW else 1
        number, between = divmod(y - top - step, step)
        line = [Cell(" " * edge)]
        if y == top:
            return [
                *line,
                Cell(_("Visitor"), "accent", bold=True),
                Cell(" " + "─" * (form - len(_("Visitor")) - 1), "accent-dim"),
            ]
        labels = (_("Name"), _("Company"), _("Country"), _("E-mail"), _("Phone"))
        if y < top or between or not 0 <= number < len(labels):
            return line
        label = labels[number][: LABEL - 1].ljust(LABEL)
        room = " " * max(0, form - LABEL - 2)
        if number == 0:
            ground = "field-focus"
            return [
                *line,
                Cell(label, "accent"),
                Cell("▌", "accent", ground=ground),
                Cell(" ", ground="accent"),
                Cell(room, ground=ground),
            ]
        return [*line, Cell(label, "silver"), Cell(room + "  ", ground="field")]


class Front(Screen[None]):
    """Header, empty form, hint line and place bar: all that the first frame has."""

    def compose(self) -> ComposeResult:
        """Lay the rows."""
        yield HeaderBar(id="header")
        yield FormDrawing()
        yield HintLine(id="hints")
        yield PlaceBar(place_tabs(), id="bar")
