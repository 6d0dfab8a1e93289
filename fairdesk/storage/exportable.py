"""Leads on their way out: all that match, whole, read in batches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import groupby
from typing import Final, NamedTuple

from sqlalchemy import and_, func, select

from fairdesk.domain.leads.consents import LeftOut, withheld
from fairdesk.domain.progress import Progress
from fairdesk.models.rows import LeadDetail, LeadFilter
from fairdesk.models.tables.every import TABLES
from fairdesk.storage import history, makers, search
from fairdesk.storage.details import details
from fairdesk.storage.keeping.source import AnyRow, Source, reading
from fairdesk.storage.people.notice import notice_at, sent_with_notice

BATCH: Final = 200
"""Leads read at once."""

_PAGE: Final = 2_000
_NEVER: Final = (0, datetime.min.replace(tzinfo=UTC))

_INTEREST: Final = TABLES["interest"]
_LOG: Final = TABLES["export_log"]
_LEAD: Final = TABLES["lead"]
_CONTACT: Final = TABLES["contact"]
_CONSENT: Final = TABLES["consent"]


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

    def note(self, lead_id: str, country: str, reason: LeftOut) -> None:
        """Count a lead."""
        self.counts[reason.value, country] += 1
        if reason is LeftOut.NOT_TOLD:
            self.waiting.append(lead_id)


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
    progress: Progress | None = None,
    live: Source | None = None,
) -> Iterator[LeadDetail]:
    """Yield a fair's leads that match and may leave, oldest first, read in batches of `BATCH`.

    `maker` (a code) leaves those with an interest in one of its rings, which come whole; interests in other
    rings, and without `notes` visits, answers and pictures, are no changes then. `marketing` leaves those
    who agreed to marketing mail; `since` those new or changed after it, or told since.
    Whoever withdrew that they may be contacted, or was set aside by the time that their batch is read, is
    never among them; `live` is where that is asked when `source` is an earlier state. `only_told` leaves
    those who were told of the makers. `kept_back` is told of all others. `progress` is told how many of
    those that match are through. No connection is held in between.
    """
    told = notice_at(source, fair_id) if only_told else None
    for batch in _batches(source, fair_id, _Choice(narrow, maker, notes, since), BATCH, dated=True):
        sent = sent_with_notice(source, batch.ids) if told else frozenset()
        read = details(source, batch.ids, languages=languages) if batch.ids else ()
        said = {lead_id: said for lead_id, _country, said in _consents(live or source, batch.ids)}
        for number, lead in enumerate(read, 1):
            if lead.id not in said:
                continue
            reason = withheld(said[lead.id], marketing=marketing)
            if reason is None and told and not told.reached(lead, sent):
                reason = LeftOut.NOT_TOLD
            if reason is None:
                changed = batch.changes.get(lead.id)
                yield replace(lead, changed_at=changed[1] if changed else None)
            elif kept_back is not None:
                kept_back.note(lead.id, lead.contact.country, reason)
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
    since: LastExport | None = None,
    kept_back: KeptBack,
    progress: Progress | None = None,
) -> tuple[int, int]:
    """Return how many `leads` would yield, out of how many that match; no lead is read whole.

    All else is as for `leads`, but who was told of the makers is not asked.
    """
    found = matching = 0
    for batch in _batches(source, fair_id, _Choice(narrow, maker, notes, since), history.CHUNK, dated=False):
        for lead_id, country, said in _consents(source, batch.ids):
            reason = withheld(said, marketing=marketing)
            if reason is None:
                found += 1
            else:
                kept_back.note(lead_id, country, reason)
        matching = batch.of
        if progress is not None:
            progress(batch.before + batch.size, batch.of)
    return found, matching


class _Choice(NamedTuple):
    """Which leads are wanted, as for `leads`."""

    narrow: LeadFilter
    maker: str
    notes: bool
    since: LastExport | None


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
    rings = makers.rings_of(source, choice.maker) if choice.maker else None
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
            mark, waiting = since.number, since.waiting
            batch = [one for one in batch if one in waiting or changes.get(one, _NEVER)[0] > mark]
        yield _Batch(batch, changes, len(matching), start, len(ids))


def _consents(source: Source, ids: Sequence[str]) -> Iterator[tuple[str, str, list[AnyRow]]]:
    """Yield leads' ids, their countries, and what they consented to in the order of `details`.

    Those set aside or taken back are left out.
    """
    wanted = (
        select(
            _LEAD.c.id.label("of"),
            _CONTACT.c.country,
            *(_CONSENT.c[name] for name in ("purpose", "granted", "at", "withdrawn_at")),
        )
        .join(_CONTACT, _CONTACT.c.id == _LEAD.c.contact_id)
        .outerjoin(_CONSENT, and_(_CONSENT.c.contact_id == _CONTACT.c.id, ~_CONSENT.c.deleted))
        .where(_LEAD.c.id.in_(ids), _LEAD.c.discarded_reason == "", ~_LEAD.c.deleted, ~_LEAD.c.erased)
        .order_by(_LEAD.c.id, _CONSENT.c.at, _CONSENT.c.id)
    )
    with reading(source) as connection:
        rows = connection.execute(wanted).all()
    for (lead_id, country), said in groupby(rows, lambda row: (row.of, row.country)):
        yield str(lead_id), str(country), [row for row in said if row.purpose is not None]


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


def _interested(source: Source, rings: Collection[str]) -> set[str]:
    """Return the leads with an interest in one of some rings."""
    wanted = select(_INTEREST.c.lead_id).where(~_INTEREST.c.deleted, _INTEREST.c.ring_id.in_(rings))
    with reading(source) as connection:
        return {str(lead) for lead in connection.scalars(wanted.distinct())}


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
