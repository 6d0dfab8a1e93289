"""Leads on their way out: all that match, whole, read in batches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import func, select

from fairdesk.domain.leads.consents import LeftOut, withheld
from fairdesk.models.rows import LeadDetail, LeadFilter
from fairdesk.models.tables.every import TABLES
from fairdesk.storage import history, search
from fairdesk.storage.details import details
from fairdesk.storage.keeping.source import Source, reading
from fairdesk.storage.people.notice import notice_at, sent_with_notice

BATCH: Final = 200
"""Leads read at once."""

_PAGE: Final = 2_000
_NEVER: Final = (0, datetime.min.replace(tzinfo=UTC))

_INTEREST: Final = TABLES["interest"]
_RING: Final = TABLES["ring"]
_MAKER: Final = TABLES["maker"]
_LOG: Final = TABLES["export_log"]


@dataclass(frozen=True, slots=True)
class LastExport:
    """An export that was made: when (UTC), at which mark of the history.

    `waiting` are the leads that it kept back because nobody had told them of the makers.
    """

    at: datetime
    number: int
    waiting: frozenset[str] = frozenset()


@dataclass(slots=True)
class KeptBack:
    """Whom an export kept back: how many by `LeftOut` and country (ISO 3166, or empty).

    `waiting` are the ids of the leads that nobody told of the makers.
    """

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    waiting: list[str] = field(default_factory=list)

    def note(self, lead: LeadDetail, reason: LeftOut) -> None:
        """Count a lead."""
        self.counts[reason.value, lead.contact.country] += 1
        if reason is LeftOut.NOT_TOLD:
            self.waiting.append(lead.id)


def leads(
    source: Source,
    fair_id: str,
    narrow: LeadFilter,
    *,
    maker: str = "",
    notes: bool = True,
    marketing: bool = False,
    only_told: bool = False,
    since: LastExport | None = None,
    languages: Sequence[str] = (),
    kept_back: KeptBack | None = None,
) -> Iterator[LeadDetail]:
    """Yield a fair's leads that match and may leave, oldest first, read in batches of `BATCH`.

    `maker` (a code) leaves those with an interest in one of its rings, which come whole; interests in other
    rings, and without `notes` visits, answers and pictures, are no changes then. `marketing` leaves those
    who agreed to marketing mail; `since` those new or changed after it, or told since.
    Whoever withdrew that they may be contacted is never among them; `only_told` leaves those who were told
    of the makers. `kept_back` is told of all others. No connection is held in between.
    """
    ids = _ids(source, fair_id, narrow)
    told = notice_at(source, fair_id) if only_told else None
    rings = rings_of(source, maker) if maker else None
    if rings is not None:
        wanted = _interested(source, rings)
        ids = [lead_id for lead_id in ids if lead_id in wanted]
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        changes = history.last_changes(source, batch, rings, notes=notes)
        if since is not None:
            mark, waiting = since.number, since.waiting
            batch = [one for one in batch if one in waiting or changes.get(one, _NEVER)[0] > mark]
        sent = sent_with_notice(source, batch) if told else frozenset()
        for lead in details(source, batch, languages=languages):
            reason = withheld(lead.consents, marketing=marketing)
            if reason is None and told and not told.reached(lead, sent):
                reason = LeftOut.NOT_TOLD
            if reason is None:
                yield replace(lead, changed_at=changes[lead.id][1] if lead.id in changes else None)
            elif kept_back is not None:
                kept_back.note(lead, reason)


def last_export(source: Source, fair_id: str, kind: str, choice: Mapping[str, object]) -> LastExport | None:
    """Return a fair's last export of a kind.

    Only exports of the same `choice` count, and only marks of this database: the others took other leads.
    """
    wanted = select(_LOG.c.at, _LOG.c.detail).where(
        _LOG.c.fair_id == fair_id, _LOG.c.kind == kind, ~_LOG.c.deleted
    )
    with reading(source) as connection:
        rows = connection.execute(wanted).all()
    made = [row for row in rows if row.detail.get("choice") == choice]
    for at, detail in sorted(made, key=lambda row: int(row.detail["mark"]), reverse=True):
        number = int(detail["mark"])
        if history.is_mark(source, number, str(detail["stamp"])):
            return LastExport(at, number, frozenset(detail.get("waiting", ())))
    return None


def _ids(source: Source, fair_id: str, narrow: LeadFilter) -> list[str]:
    """Return the ids of the leads that match, oldest first."""
    ids: list[str] = []
    cursor: int | None = None
    while True:
        page = search.page(source, fair_id, narrow, cursor, _PAGE)
        ids += [row.id for row in page.rows]
        cursor = page.cursor
        if cursor is None:
            return ids[::-1]


def rings_of(source: Source, maker: str) -> frozenset[str]:
    """Return the ids of all rings of a maker (a code)."""
    wanted = select(_RING.c.id).join(_MAKER, _MAKER.c.id == _RING.c.maker_id).where(_MAKER.c.code == maker)
    with reading(source) as connection:
        return frozenset(connection.scalars(wanted))


def _interested(source: Source, rings: Collection[str]) -> set[str]:
    """Return the leads with an interest in one of some rings."""
    wanted = select(_INTEREST.c.lead_id).where(~_INTEREST.c.deleted, _INTEREST.c.ring_id.in_(rings))
    with reading(source) as connection:
        return {str(lead) for lead in connection.scalars(wanted.distinct())}


def makers_of_rings(source: Source) -> dict[str, str]:
    """Return the maker (an id) of each ring (an id)."""
    with reading(source) as connection:
        return {row.id: row.maker_id for row in connection.execute(select(_RING.c.id, _RING.c.maker_id))}


def wished_at(source: Source, leads: Sequence[str], rings: Collection[str]) -> dict[str, datetime]:
    """Return when (UTC) each of some leads (ids) last got an interest in one of some rings (ids)."""
    found: dict[str, datetime] = {}
    with reading(source) as connection:
        for start in range(0, len(leads), BATCH):
            some = _INTEREST.c.lead_id.in_(leads[start : start + BATCH])
            wanted = select(_INTEREST.c.lead_id, func.max(_INTEREST.c.at)).where(
                some, _INTEREST.c.ring_id.in_(rings), ~_INTEREST.c.deleted
            )
            rows = connection.execute(wanted.group_by(_INTEREST.c.lead_id)).all()
            found |= {str(row[0]): row[1] for row in rows}
    return found
