"""Reads of a day at a fair: what it brought, what is not finished, how it was closed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Final

from sqlalchemy import ColumnElement, and_, exists, func, select

from fairdesk.domain.leads.sending import SentPick
from fairdesk.domain.trade import ReachKind
from fairdesk.models.day_rows import CloseRow, DayLead, InboxRow, OpenLead, RingCount
from fairdesk.models.tables.every import TABLES
from fairdesk.storage.keeping.source import Source, reading
from fairdesk.storage.rings import spoken

MOST_RINGS: Final = 12

_FOUND: Final = TABLES["lead_search"]
_LEAD: Final = TABLES["lead"]
_REACH: Final = TABLES["reach"]
_USE: Final = TABLES["picture_use"]
_RING: Final = TABLES["ring"]
_RING_FOUND: Final = TABLES["ring_search"]
_RING_LEAD: Final = TABLES["ring_lead"]
_NOBODY: Final = TABLES["anonymous_visit"]
_INBOX: Final = TABLES["inbox"]
_FAIR: Final = TABLES["fair"]
_CLOSE: Final = TABLES["day_close"]
_HISTORY: Final = TABLES["history"]


def leads(source: Source, fair_id: str, day: date) -> tuple[DayLead, ...]:
    """Return the leads of a day (the fair's own date), those set aside left out."""
    wanted = select(*_FOUND.c["captured_at", "rating", "country", "staff"])
    with reading(source) as connection:
        return tuple(DayLead(*row) for row in connection.execute(wanted.where(_of(fair_id, day))))


def on_paper(source: Source, fair_id: str, day: date) -> tuple[int, int]:
    """Return how many leads of a day have a paper slip's number, and how many a picture of a card."""
    slip = exists().where(
        _REACH.c.contact_id == _FOUND.c.contact_id, _REACH.c.kind == ReachKind.PAPER_SLIP, ~_REACH.c.deleted
    )
    card = exists().where(_USE.c.contact_id == _FOUND.c.contact_id, _USE.c.kind == "card", ~_USE.c.deleted)
    here = select(func.count()).select_from(_FOUND).where(_of(fair_id, day))
    with reading(source) as connection:
        slips, cards = (int(connection.scalar(here.where(way)) or 0) for way in (slip, card))
        return slips, cards


def anonymous(source: Source, fair_id: str, start: datetime, end: datetime) -> int:
    """Return how many visitors left nothing, from `start` until before `end`."""
    wanted = select(func.count()).where(
        _NOBODY.c.fair_id == fair_id, ~_NOBODY.c.deleted, _NOBODY.c.at >= start, _NOBODY.c.at < end
    )
    with reading(source) as connection:
        return int(connection.scalar(wanted) or 0)


def rings(source: Source, fair_id: str, day: date, *, languages: Sequence[str] = ()) -> tuple[RingCount, ...]:
    """Return the rings that most of a day's leads are interested in."""
    count = func.count().label("leads")
    wanted = (
        select(_RING.c.sku, _RING_FOUND.c.ring_id, count)
        .select_from(_FOUND)
        .join(_RING_LEAD, _RING_LEAD.c.rid == _FOUND.c.rid)
        .join(_RING_FOUND, _RING_FOUND.c.ring_id == _RING_LEAD.c.ring_id)
        .join(_RING, _RING.c.id == _RING_LEAD.c.ring_id)
        .where(_of(fair_id, day))
        .group_by(_RING.c.sku, _RING_FOUND.c.ring_id)
        .order_by(count.desc(), _RING.c.sku)
        .limit(MOST_RINGS)
    )
    with reading(source) as connection:
        counted = connection.execute(wanted).all()
        named = select(*_RING_FOUND.c["ring_id", "names"])
        named = named.where(_RING_FOUND.c.ring_id.in_([row.ring_id for row in counted]))
        names = {row.ring_id: spoken(row.names, languages)[0] for row in connection.execute(named)}
        return tuple(RingCount(row.sku, names.get(row.ring_id, ""), row.leads) for row in counted)


def unfinished(source: Source, fair_id: str) -> tuple[OpenLead, ...]:
    """Return a fair's leads that are not complete, the oldest first."""
    wanted = (
        select(_FOUND.c.lead_id, _FOUND.c.name, _FOUND.c.company, _LEAD.c.incomplete, _FOUND.c.captured_at)
        .join(_LEAD, _LEAD.c.id == _FOUND.c.lead_id)
        .where(_FOUND.c.fair_id == fair_id, ~_FOUND.c.hidden, _FOUND.c.incomplete)
        .order_by(_FOUND.c.rid)
    )
    with reading(source) as connection:
        return tuple(
            OpenLead(row.lead_id, row.name or row.company, row.incomplete, row.captured_at)
            for row in connection.execute(wanted)
        )


def waiting(source: Source, fair_id: str) -> tuple[str, ...]:
    """Return the ids of what visitors sent to a fair by phone and nobody took yet, the oldest first."""
    wanted = select(_INBOX.c.id).where(_INBOX.c.fair_id == fair_id, _INBOX.c.state == "", ~_INBOX.c.deleted)
    with reading(source) as connection:
        return tuple(connection.scalars(wanted.order_by(_INBOX.c.at, _INBOX.c.id)))


def waiting_elsewhere(source: Source, fair_id: str) -> dict[str, int]:
    """Return how many sendings wait at the other fairs, by their codes."""
    counted = (
        select(_FAIR.c.code, func.count())
        .join(_INBOX, _INBOX.c.fair_id == _FAIR.c.id)
        .where(_INBOX.c.fair_id != fair_id, _INBOX.c.state == "", ~_INBOX.c.deleted)
        .group_by(_FAIR.c.code)
        .order_by(_FAIR.c.code)
    )
    with reading(source) as connection:
        return {code: int(count) for code, count in connection.execute(counted)}


def untaken(source: Source, fair_id: str, row_id: str = "", *, newest: int = 0) -> tuple[InboxRow, ...]:
    """Return what visitors sent to a fair by phone and nobody took, linked or set aside, oldest first.

    `row_id` asks for that one alone, `newest` for so many of the last ones, the newest first.
    """
    wanted = select(*_INBOX.c["id", "at", "typed", "picks", "language", "wording", "consents"]).where(
        _INBOX.c.fair_id == fair_id, _INBOX.c.state == "", ~_INBOX.c.deleted
    )
    order = (_INBOX.c.at, _INBOX.c.id)
    wanted = wanted.order_by(*(one.desc() if newest else one for one in order))
    if row_id:
        wanted = wanted.where(_INBOX.c.id == row_id)
    if newest:
        wanted = wanted.limit(newest)
    with reading(source) as connection:
        return tuple(
            InboxRow(row.id, row.at, row.typed, _picks(row.picks), row.language, row.wording, row.consents)
            for row in connection.execute(wanted)
        )


def lead_of_sent(source: Source, row_id: str) -> str:
    """Return the lead that what was sent by phone has become; empty while it became none."""
    with reading(source) as connection:
        return str(connection.scalar(select(_INBOX.c.lead_id).where(_INBOX.c.id == row_id)) or "")


def ahead(source: Source, fair_id: str, now: datetime) -> int:
    """Return how many leads of a fair carry a time later than now."""
    wanted = select(func.count()).where(
        _FOUND.c.fair_id == fair_id, ~_FOUND.c.hidden, _FOUND.c.captured_at > now
    )
    with reading(source) as connection:
        return int(connection.scalar(wanted) or 0)


def newest_day(source: Source, fair_id: str, until: date) -> date | None:
    """Return the last day that has leads, not later than `until`; None when there is none."""
    wanted = select(func.max(_FOUND.c.day)).where(
        _FOUND.c.fair_id == fair_id, ~_FOUND.c.hidden, _FOUND.c.day <= until
    )
    with reading(source) as connection:
        newest: date | None = connection.scalar(wanted)
        return newest


def newest_write(source: Source) -> datetime | None:
    """Return when something was written last (UTC), closings and exports left aside; None for nothing."""
    wanted = select(_HISTORY.c.at).where(_HISTORY.c.act_name.not_in(["close_day", "export"]))
    with reading(source) as connection:
        newest: datetime | None = connection.scalar(wanted.order_by(_HISTORY.c.id.desc()).limit(1))
        return newest


def closed(source: Source, fair_id: str, day: date) -> CloseRow | None:
    """Return how a day was closed last; None when it was not."""
    wanted = (
        select(*(_CLOSE.c[name] for name in CloseRow.__dataclass_fields__))
        .where(_CLOSE.c.fair_id == fair_id, _CLOSE.c.day == day, ~_CLOSE.c.deleted)
        .order_by(_CLOSE.c.at.desc(), _CLOSE.c.id.desc())
        .limit(1)
    )
    with reading(source) as connection:
        row = connection.execute(wanted).first()
        return CloseRow(*row) if row else None


def _picks(kept: Sequence[Mapping[str, object]]) -> tuple[SentPick, ...]:
    return tuple(map(SentPick.from_json, kept))


def _of(fair_id: str, day: date) -> ColumnElement[bool]:
    return and_(_FOUND.c.fair_id == fair_id, ~_FOUND.c.hidden, _FOUND.c.day == day)
