"""A lead as a row of a list: its glyph, name, company, country, rings and time."""

from __future__ import annotations

from datetime import datetime
from typing import Final, NamedTuple

from fairdesk.domain.labels import reach_label
from fairdesk.domain.trade import Rating
from fairdesk.language.messages import _, pgettext
from fairdesk.models.rows import LeadRow
from fairdesk.tui import when
from fairdesk.tui.widgets.cells import Cell
from fairdesk.tui.widgets.row_lines import Column, Row

WIDE: Final = 60
"""A list this wide shows rings and time too."""


class Mark(NamedTuple):
    """How a rating is drawn: never by colour alone."""

    glyph: str
    ink: str


MARKS: Final = {
    Rating.HOT: Mark("▲", "hot"),
    Rating.WARM: Mark("●", "warm"),
    Rating.COLD: Mark("○", "silver"),
    Rating.NONE: Mark("·", "silver"),
}


def mark(rating: str) -> Mark:
    """Return the glyph and ink of a rating; an empty one is none."""
    return MARKS[Rating(rating or Rating.NONE)]


def columns() -> tuple[Column, ...]:
    """Return the columns of a list of leads; the narrower the list, the fewer."""
    return (
        Column("", 1),
        Column(_("Name")),
        Column(_("Company")),
        Column("", 2),
        Column(pgettext("column", "Rings"), 5, right=True, above=WIDE),
        Column(_("Time"), 6, right=True, above=WIDE),
        Column(_("Staff"), 8, above=84),
    )


def row(lead: LeadRow, now: datetime) -> Row:
    """Return a lead's row. `now` is local; the row's times are shown in its zone."""
    glyph, ink = mark(lead.rating)
    if lead.discarded:
        return _aside(lead, now)
    return Row(
        lead.id,
        (
            Cell("◊" if lead.incomplete else glyph, "warm" if lead.incomplete else ink),
            Cell(lead.name, "bright") if lead.name else Cell(nobody(lead), "silver"),
            Cell(lead.company, "silver"),
            Cell(lead.country, "silver"),
            Cell(str(lead.rings) if lead.rings else "", "fg"),
            Cell(when.short(lead.captured_at.astimezone(now.tzinfo), now), "silver"),
            Cell(lead.staff, "silver"),
        ),
    )


def nobody(lead: LeadRow) -> str:
    """Return what stands for the name of a lead that has none: its badge or slip, a card photo."""
    kind, value = lead.known_by
    if kind:
        return f"{reach_label(kind)} {value}"
    return _("Card photo") if lead.incomplete and not lead.company else nameless(lead.incomplete)


def nameless(incomplete: bool) -> str:
    """Return what stands for a name that is missing."""
    return _("(incomplete)") if incomplete else _("(no name)")


def _aside(lead: LeadRow, now: datetime) -> Row:
    """Return the row of a lead that was set aside: all of it quiet, with its own glyph."""
    cells = ("◊", lead.name or nameless(False), lead.company, lead.country, str(lead.rings or ""))
    time = when.short(lead.captured_at.astimezone(now.tzinfo), now)
    return Row(lead.id, tuple(Cell(text, "faint") for text in ("×", *cells[1:], time, lead.staff)))
