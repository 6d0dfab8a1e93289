"""A day in words: its figures, and each open end as a tick or a number with what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from fairdesk.domain.clean import initials
from fairdesk.domain.labels import incomplete_label, rating_label
from fairdesk.domain.trade import Rating
from fairdesk.language.dates import minute_said
from fairdesk.language.messages import _, ngettext
from fairdesk.models.day_rows import Day, OpenLead
from fairdesk.stand import Stand
from fairdesk.tui import when
from fairdesk.tui.screens.sheets.told import Told
from fairdesk.tui.widgets.cells import Cell
from fairdesk.tui.widgets.row_lines import Column, Row

MARKS = {Rating.HOT: "▲", Rating.WARM: "●", Rating.COLD: "○", Rating.NONE: "·"}
INKS = {Rating.HOT: "hot", Rating.WARM: "warm", Rating.COLD: "fg", Rating.NONE: "silver"}

NAMED = 4
"""Of a list, so many are named."""


class End(NamedTuple):
    """One kind of open end: its name, how many there are, and the first of them in words."""

    key: str
    title: str
    number: int
    words: str = ""
    ink: str = "silver"


def columns() -> tuple[Column, ...]:
    """Return mark, what it is, how many, and which."""
    return (Column("", 1), Column("", 26), Column("", 4, right=True), Column(""))


def ends_of(stand: Stand, day: Day) -> list[End]:
    """Return the open ends in the order in which they are worked through."""
    ends = day.ends
    now = stand.local(stand.now())
    inbox = [
        f"{initials(row.typed.get('name', ''))} {when.short(stand.local(row.at), now)}" for row in ends.inbox
    ]
    late = _("{count} late").format(count=ends.samples_late) if ends.samples_late else _("with somebody")
    last = when.long(stand.local(ends.backup_at), now) if ends.backup_at else ""
    backup = _("the last one: {at}").format(at=last) if last else _("none yet")
    found = [
        End("parked", _("Forms not saved"), len(ends.parked), _some(ends.parked)),
        End("incomplete", _("Leads to complete"), len(ends.incomplete), _some(_leads(ends.incomplete))),
        End("badges", _("Badges without a name"), len(ends.badges), _some(_leads(ends.badges))),
        End("inbox", _("Sent by phone, not taken"), len(ends.inbox), _some(inbox)),
        End("samples", _("Samples out"), ends.samples, late, "hot" if ends.samples_late else "silver"),
    ]
    if ends.ahead:
        words = _("the clock was set back")
        found.append(End("ahead", _("Leads later than now"), ends.ahead, words, "hot"))
    if ends.own_backup:
        found.append(End("backup", _("Backup"), 0, _("the server's own")))
    else:
        found.append(End("backup", _("Backup after the last save"), int(ends.backup_due), backup))
    return found


def row_of(end: End) -> Row:
    """Return an open end as a row; a closed one is a tick."""
    is_open = end.number > 0
    counted = is_open and end.key != "backup"
    words = end.words if is_open or end.key == "backup" else ""
    return Row(
        end.key,
        (
            Cell("●" if is_open else "√", "warm" if is_open else "ok", bold=True),
            Cell(end.title, "bright" if is_open else "fg"),
            Cell(str(end.number) if counted else "", "warm", bold=True),
            Cell(words, end.ink if is_open else "silver"),
        ),
    )


def what_enter_does(key: str, count: int) -> str:
    """Return what Enter does on an open end; empty where there is nothing to do."""
    words = {
        "parked": _("take it up at the Desk"),
        "incomplete": _("complete them, one by one"),
        "badges": _("complete them, one by one"),
        "inbox": _("take them, one by one"),
        "samples": _("see who has them"),
        "ahead": _("what to do about it"),
        "backup": _("write a backup now"),
    }
    return words.get(key, "") if count else ""


def _leads(leads: Sequence[OpenLead]) -> list[str]:
    return [f"{initials(lead.name)} {incomplete_label(lead.reason)}".lstrip("· ") for lead in leads]


def _some(named: Sequence[str]) -> str:
    return ", ".join(named[:NAMED]) + (" …" if len(named) > NAMED else "")


def brought(day: Day) -> Sequence[Cell]:
    """Return the figures of the day in a line."""
    figures = day.figures
    leads = ngettext("{count} lead", "{count} leads", figures.leads).format(count=figures.leads)
    line = [Cell(leads, "bright", bold=True)]
    for rating in Rating:
        if count := figures.by_rating.get(rating.value, 0):
            line += [
                Cell(f"   {MARKS[rating]} ", INKS[rating]),
                Cell(f"{count} {rating_label(rating)}", "fg"),
            ]
    if figures.anonymous:
        words = _("{count} left no data").format(count=figures.anonymous)
        line += [Cell("   "), Cell(words, "silver")]
    return line


def closed(stand: Stand, day: Day) -> Sequence[Cell]:
    """Return when the day was closed, and what came since."""
    if day.closed is None:
        return [Cell(_("Not closed yet"), "silver")]
    now = stand.local(stand.now())
    words = _("Closed {at}").format(at=when.long(stand.local(day.closed.at), now))
    line = [Cell("√ " + words, "ok")]
    if day.since_close > 0:
        since = ngettext("{count} lead since then", "{count} leads since then", day.since_close)
        line += [Cell("   "), Cell(since.format(count=day.since_close), "warm")]
    return line


def set_the_clock(stand: Stand) -> Told:
    """Say what it means that leads are later than now."""
    now = minute_said(stand.local(stand.now()))
    body = _(
        "This laptop says it is {now}, but leads were saved with a later time. Its clock was set back. "
        "Nothing is lost, and the order of what was saved is kept. Set the clock right; the day that "
        "those leads count to is the one they carry."
    )
    return Told(_("The clock was set back"), body.format(now=now), fault=True)
