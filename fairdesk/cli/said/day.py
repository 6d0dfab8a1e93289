"""A day at the fair as text: figures, what was counted by hand, and each open end as a tick or a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from fairdesk.cli.said.lead import ENDING, said_time
from fairdesk.domain.clean import initials
from fairdesk.domain.labels import incomplete_label, rating_label
from fairdesk.language.dates import day_said
from fairdesk.language.messages import _, comma_list, digits, ngettext
from fairdesk.models.day_rows import COUNTED, Day, OpenLead

if TYPE_CHECKING:
    from fairdesk.stand import Stand

SHOWN: Final = 8
"""Of a list of open ends, so many are named."""


def day_text(stand: Stand, day: Day) -> str:
    """Return all of a day, a line each."""
    figures = day.figures
    ratings = comma_list(
        f"{rating_label(code)} {digits(count)}" for code, count in sorted(figures.by_rating.items()) if count
    )
    leads = ngettext("{count} lead", "{count} leads", figures.leads).format(count=figures.leads)
    lines = [
        _("{day}: {leads}").format(day=day_said(day.day), leads=leads) + (f" ({ratings})" if ratings else "")
    ]
    if figures.anonymous:
        said = ngettext(
            "{count} visitor left no data", "{count} visitors left no data", figures.anonymous
        ).format(count=figures.anonymous)
        lines.append(said)
    lines += _closed(stand, day)
    return "\n".join([*lines, "", *_ends(stand, day)])


def _closed(stand: Stand, day: Day) -> list[str]:
    """Return when it was closed, and how the counts by hand compare."""
    if day.closed is None:
        return [_("Not closed yet.")]
    lines = [_("Closed {at}").format(at=said_time(stand, day.closed.at))]
    if day.since_close > 0:
        said = ngettext("{count} lead since then", "{count} leads since then", day.since_close)
        lines = [comma_list((*lines, said.format(count=day.since_close)))]
    words = {"leads": _("Leads"), "slips": _("Paper slips"), "cards": _("Cards")}
    for what in COUNTED:
        if what in day.closed.counted:
            counted, entered = day.closed.counted[what], day.closed.found.get(what, 0)
            mark = "√" if counted == entered else "▲"
            said = _("{mark} {what}: {counted} counted, {entered} entered")
            lines.append(said.format(mark=mark, what=words[what], counted=counted, entered=entered))
    return lines


def _ends(stand: Stand, day: Day) -> list[str]:
    """Return each open end as a tick, or with its number and the first of its list."""
    ends = day.ends
    out = [_("{count} late").format(count=ends.samples_late)] if ends.samples_late else []
    backup = said_time(stand, ends.backup_at) if ends.backup_at else _("none yet")
    lines = [
        _line(_("Forms not saved"), len(ends.parked), ends.parked),
        _line(_("Leads to complete"), len(ends.incomplete), [_lead(one) for one in ends.incomplete]),
        _line(_("Badges without a name"), len(ends.badges), [_lead(one) for one in ends.badges]),
        _line(
            _("Sent by phone, not taken"),
            len(ends.inbox),
            [f"{said_time(stand, row.at)} {initials(row.typed.get('name', ''))}" for row in ends.inbox],
        ),
        _line(_("Samples out"), ends.samples, out),
        _line(_("Backup after the last save"), int(ends.backup_due), [_("last one: {at}").format(at=backup)]),
    ]
    if ends.own_backup:
        lines[-1] = "· " + _("Backup: the server's own")
    if ends.ahead:
        lines.append(_line(_("Leads with a time later than now: the clock was set back"), ends.ahead, ()))
    return lines


def _line(title: str, count: int, named: Sequence[str]) -> str:
    if not count:
        return f"√ {title}"
    more = " …" if len(named) > SHOWN else ""
    listed = f"  ({comma_list(named[:SHOWN])}{more})" if named else ""
    return f"● {title}: {digits(count)}{listed}"


def _lead(lead: OpenLead) -> str:
    return f"{lead.lead_id[-ENDING:]} {incomplete_label(lead.reason)}"
