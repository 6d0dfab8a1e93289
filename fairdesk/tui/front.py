"""The first frame: the empty form as one drawing, in sight before the form itself is loaded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from textual.app import ComposeResult
from textual.filter import LineFilter
from textual.reactive import reactive
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from fairdesk.language.messages import _
from fairdesk.tui.direction.filter import without_bidi
from fairdesk.tui.screens.desk.rows import Saved, saved_rows
from fairdesk.tui.widgets.bars import HeaderBar, HintLine, PlaceBar, place_tabs
from fairdesk.tui.widgets.cells import Cell, cut, draw, width_of

if TYPE_CHECKING:
    from fairdesk.workflows.leads.glance import Glance

WHO_ROWS: Final = 8
"""Rows that "Who is this?" has beside the form."""

LABEL = 10
WIDE = 100
STD = 80
TALL = 34
LOW = 22


class FormDrawing(Widget):
    """The Desk's form, empty, drawn where the real one will stand; the cursor is in the name already.

    Beside it stands what was saved last, as soon as `saved` tells it.
    """

    saved: reactive[tuple[Saved, ...] | None] = reactive(None)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters but that of the direction: it is drawn in visual order already."""
        return without_bidi(super().get_line_filters())

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        width, height = self.size.width, self.app.size.height
        edge = 2 if width >= WIDE else 1
        gap = 4 if width >= WIDE else 2
        inner = width - 2 * edge
        beside = (inner - 4) * 46 // 112 + 4 if width >= WIDE else 28 if width >= STD else 0
        top = 0 if height < LOW else 1
        row = list(self._row(y, edge, inner - beside, top))
        if beside:
            row.append(Cell(" " * (edge + inner - beside + gap - width_of(row))))
            row += self._beside(y - top, beside - gap)
        return draw(row, self.app.theme, "bg", width)

    def _beside(self, y: int, width: int) -> Sequence[Cell]:
        """Return what stands beside the form in the row `y` from its top."""
        blank = 1 if self.app.size.height >= TALL else 0
        saved_head = 1 + blank + WHO_ROWS
        heads = {0: _("Who is this?"), saved_head: _("Just saved")}
        if y in heads:
            return [
                Cell(heads[y], "silver", bold=True),
                Cell(" " + "─" * (width - len(heads[y]) - 1), "line"),
            ]
        words = {
            1 + blank: (_("Type, or scan a card."), "fg"),
            2 + blank: (_("Known people show here."), "silver"),
        }
        if y in words:
            return [Cell(*words[y])]
        number = y - saved_head - 1 - blank
        rows = saved_rows(self.saved) if self.saved is not None else []
        return rows[number] if 0 <= number < len(rows) and y < self.size.height - 1 else ()

    def _row(self, y: int, edge: int, form: int, top: int) -> Sequence[Cell]:
        step = 2 if self.app.size.height >= TALL else 1
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
        label = cut(labels[number], LABEL - 1) + " "
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

    def show(self, seen: Glance) -> None:
        """Show the fair and what was saved last at it."""
        try:
            zone = ZoneInfo(seen.time_zone or "UTC")
        except (ZoneInfoNotFoundError, ValueError):
            zone = ZoneInfo("UTC")
        header = self.query_one(HeaderBar)
        header.fair = seen.fair
        header.mark = _("PRACTICE") if seen.sample else ""
        drawing = self.query_one(FormDrawing)
        drawing.saved = tuple(
            Saved.of(lead.at.astimezone(zone), lead.rating, lead.name) for lead in seen.saved
        )
