"""Leads on their way out: all that match, whole, read in batches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final, NamedTuple

from sqlalchemy import select

from fairdesk.domain.leads.consents import withheld
from fairdesk.domain.progress import Progress
from fairdesk.models.rows import LeadDetail, LeadFilter
from fairdesk.models.tables.every import TABLES
from fairdesk.storage import history, search
from fairdesk.storage.details import details
from fairdesk.storage.keeping.source import AnyRow, Source, reading

BATCH: Final = 200
"""Leads read at once."""

_PAGE: Final = 2_000

_INTEREST: Final = TABLES["interest"]
_RING: Final = TABLES["ring"]
_MAKER: Final = TABLES["maker"]
_LOG: Final = TABLES["export_log"]
_LEAD: Final = TABLES["lead"]
_CONSENT: Final = TABLES["consent"]


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
    progress: Progress | None = None,
) -> Iterator[LeadDetail]:
    """Yield a fair's leads that match and may leave, oldest first, read in batches of `BATCH`.

    `maker` (a code) leaves those with an interest in one of its rings, which come whole; interests in other
    rings, and without `notes` visits, answers and pictures, are no changes then. `marketing` leaves those
    who agreed to marketing mail; `since` (a number of `history.mark`) those new or changed after it.
    Whoever withdrew that they may be contacted is never among them. `left_out` counts those whom their
    consent kept back, by `LeftOut`. `progress` is told how many of those that match are through. No
    connection is held in between.
    """
    choice = _Choice(narrow, maker, notes, since)
    for batch in _batches(source, fair_id, choice, BATCH, dated=True):
        read = details(source, batch.ids, languages=languages) if batch.ids else ()
        for number, lead in enumerate(read, 1):
            reason = withheld(lead.consents, marketing=marketing)
            if reason is None:
                changed = batch.changes.get(lead.id)
                yield replace(lead, changed_at=changed[1] if changed else None)
            elif left_out is not None:
                left_out[reason.value] += 1
            if progress is not None:
                progress(batch.before + number, batch.of)
        if progress is not None:
            progress(batch.before + batch.size, batch.of)


def count(
    source: Source,
    fair_id: str,
    narrow: LeadFilter,
    *,
    maker: str = "",
    notes: bool = True,
    marketing: bool = False,
    since: int | None = None,
    left_out: Counter[str],
    progress: Progress | None = None,
) -> tuple[int, int]:
    """Return how many `leads` would yield, out of how many that match; no lead is read whole.

    All else is as for `leads`.
    """
    found = matching = 0
    choice = _Choice(narrow, maker, notes, since)
    for batch in _batches(source, fair_id, choice, history.CHUNK, dated=False):
        said = _consents(source, batch.ids)
        reasons = [withheld(said.get(lead_id, ()), marketing=marketing) for lead_id in batch.ids]
        found += reasons.count(None)
        matching = batch.of
        left_out.update(reason.value for reason in reasons if reason is not None)
        if progress is not None:
            progress(batch.before + batch.size, batch.of)
    return found, matching


class _Choice(NamedTuple):
    """Which leads are wanted, as for `leads`."""

    narrow: LeadFilter
    maker: str
    notes: bool
    since: int | None


class _Batch(NamedTuple):
    """Wanted leads, with their last changes, out of `size` that match, after `before` others, `of` in all."""

    ids: Sequence[str]
    changes: Mapping[str, tuple[int, datetime]]
    size: int
    before: int
    of: int


def _batches(source: Source, fair_id: str, choice: _Choice, size: int, *, dated: bool) -> Iterator[_Batch]:
    """Yield the wanted leads, oldest first, `size` or fewer at once; `dated` asks for their last changes."""
    ids = _ids(source, fair_id, choice.narrow)
    rings = rings_of(source, choice.maker) if choice.maker else None
    if rings is not None:
        wanted = _interested(source, rings)
        ids = [lead_id for lead_id in ids if lead_id in wanted]
    since = choice.since
    changes: Mapping[str, tuple[int, datetime]] = {}
    for start in range(0, len(ids), size):
        batch = matching = ids[start : start + size]
        if dated or since is not None:
            changes = history.last_changes(source, batch, rings, notes=choice.notes)
        if since is not None:
            batch = [lead_id for lead_id in batch if lead_id in changes and changes[lead_id][0] > since]
        yield _Batch(batch, changes, len(matching), start, len(ids))


def _consents(source: Source, ids: Sequence[str]) -> dict[str, list[AnyRow]]:
    """Return what leads consented to, by their ids, in the order of `details`."""
    wanted = (
        select(
            _LEAD.c.id.label("of"),
            *(_CONSENT.c[name] for name in ("purpose", "granted", "at", "withdrawn_at")),
        )
        .join(_CONSENT, _CONSENT.c.contact_id == _LEAD.c.contact_id)
        .where(_LEAD.c.id.in_(ids), ~_CONSENT.c.deleted)
        .order_by(_CONSENT.c.at, _CONSENT.c.id)
    )
    found: dict[str, list[AnyRow]] = {}
    with reading(source) as connection:
        for row in connection.execute(wanted):
            found.setdefault(row.of, []).append(row)
    return found


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
