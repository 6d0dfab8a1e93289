"""The page for the office: one day at a fair, as an HTML file that needs nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Final
from zoneinfo import ZoneInfo

from fairdesk.domain.clean import initials
from fairdesk.domain.countries import name as country_name
from fairdesk.domain.labels import incomplete_label, rating_label
from fairdesk.domain.trade import Rating
from fairdesk.language.messages import _, ngettext
from fairdesk.models.day_rows import COUNTED, Day, OpenLead
from fairdesk.models.stand_rows import FairRow

MOST: Final = 12
"""Bars of one chart."""

RIGHT_TO_LEFT: Final = frozenset({"fa", "ar"})

STYLE: Final = """
:root { color-scheme: light dark; --ink: #1b2427; --soft: #4a585f; --line: #d5dcdf; --bar: #06625d;
  --hot: #9c2a19; --ground: #fff; --panel: #f3f6f6; }
@media (prefers-color-scheme: dark) { :root { --ink: #dde5e7; --soft: #a9b6bb; --line: #313c3f;
  --bar: #3bd0c3; --hot: #fa8269; --ground: #101516; --panel: #161c1d; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 54rem; padding: 2.5rem 1.5rem; background: var(--ground); color: var(--ink);
  font: 15px/1.5 Vazirmatn, "Segoe UI", system-ui, sans-serif; }
header { border-block-end: 2px solid var(--bar); padding-block-end: 1rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0; }
h2 { font-size: 1rem; margin: 2.2rem 0 .7rem; color: var(--bar); }
p { margin: .2rem 0; } .soft { color: var(--soft); } .hot { color: var(--hot); font-weight: 600; }
.practice { background: var(--hot); color: var(--ground); padding: .2rem .6rem; display: inline-block;
  font-weight: 700; letter-spacing: .08em; margin-block-end: .8rem; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(7rem, 1fr)); gap: 1rem;
  margin-block-start: 1.4rem; }
.figures div { background: var(--panel); padding: .8rem 1rem; }
.figures b { display: block; font-size: 1.9rem; line-height: 1.1; font-variant-numeric: tabular-nums; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(21rem, 1fr)); column-gap: 2.5rem; }
table { border-collapse: collapse; width: 100%; }
td, th { text-align: start; padding: .22rem .6rem .22rem 0; font-weight: 400; vertical-align: baseline; }
tr + tr td, tr + tr th { border-block-start: 1px solid var(--line); }
.chart tr + tr td, .chart tr + tr th { border: 0; } .chart th { width: 56%; }
.n { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; width: 3.5rem; }
.bar { display: block; height: .7rem; background: var(--bar); min-width: 2px; print-color-adjust: exact; }
footer { margin-block-start: 2.5rem; border-block-start: 1px solid var(--line); padding-block-start: .8rem; }
@media print { body { padding: 0; max-width: none; font-size: 10.5pt; } section { break-inside: avoid; } }
"""


@dataclass(frozen=True, slots=True)
class Office:
    """What the page says beside the day: the fair, the interface's language, the fair's zone, now (UTC)."""

    fair: FairRow
    language: str
    zone: ZoneInfo
    now: datetime
    practice: bool


def day_page(day: Day, office: Office) -> str:
    """Return the page as HTML 5. Visitors stand on it with initials and times, never with names."""
    direction = "rtl" if office.language in RIGHT_TO_LEFT else "ltr"
    title = _("{fair}, {day}").format(fair=office.fair.name or office.fair.code, day=day.day.isoformat())
    parts = [
        f'<!doctype html>\n<html lang="{escape(office.language)}" dir="{direction}">',
        f'<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head>\n<body>",
        _header(title, day, office),
        _figures(day),
        _counted(day),
        _open_ends(day, office),
        _charts(day, office),
        _footer(day, office),
        "</body>\n</html>\n",
    ]
    return "\n".join(part for part in parts if part)


def _header(title: str, day: Day, office: Office) -> str:
    practice = f'<p class="practice">{escape(_("PRACTICE"))}</p>' if office.practice else ""
    where = ", ".join(filter(None, (office.fair.place, office.fair.city)))
    closed = ""
    if day.closed is not None:
        at = day.closed.at.astimezone(office.zone).strftime("%Y-%m-%d %H:%M")
        words = (
            _("Closed {at} by {staff}").format(at=at, staff=day.closed.staff)
            if day.closed.staff
            else _("Closed {at}").format(at=at)
        )
        closed = f'<p class="soft">{escape(words)}</p>'
    place = f'<p class="soft">{escape(where)}</p>' if where else ""
    return f"<header>{practice}<h1>{escape(title)}</h1>{place}{closed}</header>"


def _figures(day: Day) -> str:
    figures = day.figures
    buyers = [
        (_("leads"), figures.leads),
        *((rating_label(code), figures.by_rating.get(code.value, 0)) for code in Rating),
        (_("left no data"), figures.anonymous),
    ]
    cells = "".join(f"<div><b>{number}</b>{escape(word)}</div>" for word, number in buyers)
    return f'<div class="figures">{cells}</div>'


def _counted(day: Day) -> str:
    """Return what was counted by hand beside what was entered."""
    if day.closed is None or not day.closed.counted:
        return ""
    words = {"leads": _("Leads"), "slips": _("Paper slips"), "cards": _("Cards")}
    rows = []
    for what in COUNTED:
        if what not in day.closed.counted:
            continue
        counted, entered = day.closed.counted[what], day.closed.found.get(what, 0)
        rows.append(
            f'<tr><th>{escape(words[what])}</th><td class="n">{counted}</td><td class="n">{entered}</td>'
            f"<td>{_difference(counted, entered)}</td></tr>"
        )
    heads = f'<tr class="soft"><th></th><td class="n">{escape(_("counted"))}</td>'
    heads += f'<td class="n">{escape(_("entered"))}</td><td></td></tr>'
    return f"<section><h2>{escape(_('Counted by hand'))}</h2><table>{heads}{''.join(rows)}</table></section>"


def _difference(counted: int, entered: int) -> str:
    missing = counted - entered
    if not missing:
        return escape("√ " + _("equal"))
    words = (
        ngettext("{count} not entered", "{count} not entered", missing)
        if missing > 0
        else ngettext("{count} more entered than counted", "{count} more entered than counted", -missing)
    )
    return f'<span class="hot">{escape(words.format(count=abs(missing)))}</span>'


def _charts(day: Day, office: Office) -> str:
    figures = day.figures
    hours = {f"{hour:02}:00": count for hour, count in _every_hour(figures.by_hour).items()}
    countries = {
        (country_name(code, office.language) or code) if code else _("not stated"): count
        for code, count in figures.by_country.items()
    }
    staff = {name or _("nobody"): count for name, count in figures.by_staff.items()}
    rings = {f"{ring.sku}  {ring.name}".strip(): ring.leads for ring in figures.rings}
    charts = [
        (_("By hour"), hours, len(hours)),
        (_("By country"), countries, MOST),
        (_("Rings they liked"), rings, MOST),
        (_("By staff"), staff, MOST),
    ]
    drawn = "".join(_chart(title, values, most) for title, values, most in charts if values)
    return f'<div class="charts">{drawn}</div>' if drawn else f"<p>{escape(_('No lead on this day.'))}</p>"


def _every_hour(by_hour: Mapping[int, int]) -> dict[int, int]:
    """Return every hour from the first with a lead to the last, those without one too."""
    return {hour: by_hour.get(hour, 0) for hour in range(min(by_hour), max(by_hour) + 1)} if by_hour else {}


def _chart(title: str, values: Mapping[str, int], most: int) -> str:
    top = max(values.values())
    shown = list(values.items())[:most]
    rest = sum(values.values()) - sum(count for _word, count in shown)
    rows = [
        f'<tr><th><bdi>{escape(word)}</bdi></th><td class="n">{count}</td>'
        f'<td><span class="bar" style="width:{100 * count / top:.0f}%"></span></td></tr>'
        for word, count in shown
    ]
    if rest:
        rows.append(f'<tr><th class="soft">{escape(_("others"))}</th><td class="n">{rest}</td><td></td></tr>')
    return f'<section><h2>{escape(title)}</h2><table class="chart">{"".join(rows)}</table></section>'


def _open_ends(day: Day, office: Office) -> str:
    """Return what is still to be done, or that nothing is."""
    ends = day.ends
    lines: list[tuple[str, Sequence[str]]] = [
        (_("Forms not saved"), ends.parked),
        (_("Leads to complete"), [_open_lead(lead, office) for lead in ends.incomplete]),
        (_("Badges without a name"), [_open_lead(lead, office) for lead in ends.badges]),
        (
            _("Sent by phone, not taken"),
            [_short(row.at, office, initials(row.typed.get("name", ""))) for row in ends.inbox],
        ),
    ]
    rows = [
        f"<tr><th>{escape(title)}</th><td class='n'>{len(found)}</td>"
        f"<td class='soft'>{escape('; '.join(found[:MOST]))}{' …' if len(found) > MOST else ''}</td></tr>"
        for title, found in lines
        if found
    ]
    if ends.samples:
        late = _("{count} late").format(count=ends.samples_late) if ends.samples_late else ""
        rows.append(
            f"<tr><th>{escape(_('Samples out'))}</th><td class='n'>{ends.samples}</td>"
            f"<td class='hot'>{escape(late)}</td></tr>"
        )
    if ends.ahead:
        words = _("Leads with a time later than now: the clock was set back")
        rows.append(f"<tr><th>{escape(words)}</th><td class='n'>{ends.ahead}</td><td></td></tr>")
    if ends.backup_due and not ends.own_backup:
        rows.append(f"<tr><th>{escape(_('No backup since the last save'))}</th><td></td><td></td></tr>")
    body = f"<table>{''.join(rows)}</table>" if rows else f"<p>√ {escape(_('Nothing is left open.'))}</p>"
    return f"<section><h2>{escape(_('Still open'))}</h2>{body}</section>"


def _open_lead(lead: OpenLead, office: Office) -> str:
    words = f"{initials(lead.name)} " if lead.name else ""
    return _short(lead.captured_at, office, f"{words}({incomplete_label(lead.reason)})")


def _short(at: datetime, office: Office, words: str) -> str:
    return f"{at.astimezone(office.zone):%d.%m. %H:%M} {words}"


def _footer(day: Day, office: Office) -> str:
    at = office.now.astimezone(office.zone).strftime("%Y-%m-%d %H:%M")
    note = f"<p>{escape(day.closed.note)}</p>" if day.closed is not None and day.closed.note else ""
    words = _("Written by fairdesk {at}. Visitors stand here with their initials only.").format(at=at)
    return f'<footer>{note}<p class="soft">{escape(words)}</p></footer>'
