"""Leads on their way out: all that match, whole, read in batches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from sqlalchemy import select

from fairdesk.domain.leads.consents import withheld
from fairdesk.models.rows import LeadDetail, LeadFilter
from fairdesk.models.tables.every import TABLES
from fairdesk.storage import history, search
from fairdesk.storage.details import details
from fairdesk.storage.keeping.source import Source, reading

BATCH: Final = 200
"""Leads read at once."""

_PAGE: Final = 2_000

_INTEREST: Final = TABLES["interest"]
_RING: Final = TABLES["ring"]
_MAKER: Final = TABLES["maker"]
_LOG: Final = TABLES["export_log"]


def leads(
    source: Source,
    fair_id: str,
    narrow: LeadFilter,
    *,
    maker: str = "",
    notes: bool = True,
    marketing: bool = False,
    since: int | None = None,
    languages: Sequence[str] = (),
    left_out: Counter[str] | None = None,
) -> Iterator[LeadDetail]:
    """Yield a fair's leads that match and may leave, oldest first, read in batches of `BATCH`.

    `maker` (a code) leaves those with an interest in one of its rings, which come whole; interests in other
    rings, and without `notes` visits, answers and pictures, are no changes then. `marketing` leaves those
    who agreed to marketing mail; `since` (a number of `history.mark`) those new or changed after it.
    Whoever withdrew that they may be contacted is never among them. `left_out` counts those whom their
    consent kept back, by `LeftOut`. No connection is held in between.
    """
    ids = _ids(source, fair_id, narrow)
    rings = rings_of(source, maker) if maker else None
    if rings is not None:
        wanted = _interested(source, rings)
        ids = [lead_id for lead_id in ids if lead_id in wanted]
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        changes = history.last_changes(source, batch, rings, notes=notes)
        if since is not None:
            batch = [lead_id for lead_id in batch if lead_id in changes and changes[lead_id][0] > since]
        for lead in details(source, batch, languages=languages):
            reason = withheld(lead.consents, marketing=marketing)
            if reason is None:
                yield replace(lead, changed_at=changes[lead.id][1] if lead.id in changes else None)
            elif left_out is not None:
                left_out[reason.value] += 1


def last_export(
    source: Source, fair_id: str, kind: str, choice: Mapping[str, object]
) -> tuple[datetime, int] | None:
    """Return when (UTC) and at which mark of the history a fair's last export of a kind was made.

    Only exports of the same `choice` count, and only marks of this database: the others took other leads.
    """
    wanted = select(_LOG.c.at, _LOG.c.detail).where(
        _LOG.c.fair_id == fair_id, _LOG.c.kind == kind, ~_LOG.c.deleted
    )
    with reading(source) as connection:
        rows = connection.execute(wanted).all()
    made = [
        (row.at, int(row.detail["mark"]), str(row.detail["stamp"]))
        for row in rows
        if row.detail.get("choice") == choice
    ]
    for at, number, stamp in sorted(made, key=lambda each: each[1], reverse=True):
        if history.is_mark(source, number, stamp):
            return at, number
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
