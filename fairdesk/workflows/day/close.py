"""Close the day: what it brought, what was counted by hand, and every end that is still open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TypeVar

from fairdesk.domain.clean import clean_text, initials
from fairdesk.domain.draft import Draft
from fairdesk.domain.ids import new_id
from fairdesk.domain.numbers import whole
from fairdesk.domain.refusals import Refusal
from fairdesk.exports.day_page import Office, day_page
from fairdesk.exports.files import write_whole
from fairdesk.language.messages import N_, digits
from fairdesk.models.day_rows import COUNTED, CloseRow, Day, DayFigures, OpenEnds
from fairdesk.stand import Stand
from fairdesk.storage import drafts
from fairdesk.storage.day import figures
from fairdesk.storage.write import writing
from fairdesk.workflows.leads import samples

K = TypeVar("K", bound=Hashable)

STAND_IN_BADGE = "badge"

NOT_COUNTED = "-"
"""Typed for a count that was given by mistake."""


def look(stand: Stand, day: date | None = None) -> Day:
    """Return a day at the fair in use; without one, the day to be closed now.

    That is today's at the fair, or after midnight, while today has no lead yet, the last day that has.
    """
    fair = stand.the_fair
    today = stand.local(stand.now()).date()
    day = day or figures.newest_day(stand.database, fair.id, today) or today
    return Day(day, _brought(stand, day), _ends(stand), figures.closed(stand.database, fair.id, day))


def close(stand: Stand, day: date, typed: Mapping[str, str], note: str = "", out: Path | None = None) -> Day:
    """Keep that a day is closed, with what was counted by hand (as typed) and what is still open.

    Counts and note that are not given are those of the closing before; one given as `-` is taken away.
    `out` is where the page for the office goes, one HTML file that needs nothing else; a day is not
    closed when that cannot be written. Open ends hold nothing back, and a day may be closed again.
    Raises `Refusal` for a count that is no number, a day that is still to come, a place not to be written.
    """
    if day > stand.local(stand.now()).date():
        raise Refusal(
            N_("{day} is still to come."),
            hint=N_("A day is closed in the evening, or later."),
            field="day",
            day=day.isoformat(),
        )
    given = {what: typed.get(what, "").strip() for what in COUNTED}
    counts = {what: whole(text, what) for what, text in given.items() if text != NOT_COUNTED}
    seen = look(stand, day)
    before = seen.closed
    counted = {what: count for what, count in counts.items() if count is not None}
    if before is not None:
        counted = {what: count for what, count in before.counted.items() if not given.get(what)} | counted
    note = clean_text(note, "note") or (before.note if before is not None else "")
    found = {what: seen.figures.entered(what) for what in COUNTED}
    found |= {"anonymous": seen.figures.anonymous, **seen.ends.counts()}
    with writing(stand.database, stand.who, "close_day") as write:
        row: dict[str, object] = {
            "id": new_id(),
            "fair_id": stand.the_fair.id,
            "day": day,
            "at": write.at,
            "staff": stand.who.staff,
            "counted": counted,
            "found": found,
            "note": note,
        }
        write.add("day_close", [row])
        kept = CloseRow(day, write.at, stand.who.staff, counted, found, note)
        closed = Day(day, seen.figures, seen.ends, kept)
        if out is not None:
            office = Office(stand.the_fair, stand.settings.language, stand.zone, write.at, stand.practice)
            write_whole(out, day_page(closed, office).encode("utf-8"))
    return closed


def day_span(stand: Stand, day: date) -> tuple[datetime, datetime]:
    """Return when a day begins at the fair, and when the next does (UTC); it may have 23 or 25 hours."""
    start = datetime.combine(day, time(), stand.zone)
    return start.astimezone(UTC), datetime.combine(day + timedelta(days=1), time(), stand.zone).astimezone(
        UTC
    )


def _brought(stand: Stand, day: date) -> DayFigures:
    fair, database = stand.the_fair, stand.database
    leads = figures.leads(database, fair.id, day)
    slips, cards = figures.on_paper(database, fair.id, day)
    return DayFigures(
        len(leads),
        slips,
        cards,
        figures.anonymous(database, fair.id, *day_span(stand, day)),
        _counted(lead.rating for lead in leads),
        _counted(lead.country for lead in leads),
        _counted(lead.staff for lead in leads),
        dict(sorted(_counted(stand.local(lead.captured_at).hour for lead in leads).items())),
        figures.rings(database, fair.id, day, languages=(stand.settings.language,)),
    )


def _counted(values: Iterable[K]) -> dict[K, int]:
    return dict(Counter(values).most_common())


def _ends(stand: Stand) -> OpenEnds:
    fair, database = stand.the_fair, stand.database
    unfinished = figures.unfinished(database, fair.id)
    out = samples.listed(stand)
    backup_at = _backup_at(stand)
    written_at = figures.newest_write(database)
    return OpenEnds(
        tuple(
            _parked(stand, draft)
            for draft in drafts.load_all(stand.settings.drafts)
            if draft.fair_id in ("", fair.id)
        ),
        tuple(lead for lead in unfinished if lead.reason != STAND_IN_BADGE),
        tuple(lead for lead in unfinished if lead.reason == STAND_IN_BADGE),
        figures.untaken(database, fair.id),
        len(out),
        sum(samples.is_late(stand, row) for row in out),
        figures.ahead(database, fair.id, stand.now()),
        backup_at,
        written_at is not None and (backup_at is None or backup_at < written_at),
        database.path is None,
    )


def _parked(stand: Stand, draft: Draft) -> str:
    """Return initials and time of a form that is not saved."""
    who = initials(draft.typed.get("name") or draft.typed.get("company") or "")
    at = datetime.fromisoformat(draft.started_at) if draft.started_at else None
    return f"{who} {digits(f'{stand.local(at):%H:%M}')}" if at is not None else who


def _backup_at(stand: Stand) -> datetime | None:
    """Return when the newest backup in the data folder was written; None when there is none."""
    try:
        times = [path.stat().st_mtime for path in stand.settings.backups.glob("*.db")]
    except OSError:
        return None
    return datetime.fromtimestamp(max(times), UTC) if times else None
