"""The search rows of leads: what a list shows of each, and the folded text it is found by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Final

from sqlalchemy import BindParameter, Connection, bindparam, delete, insert, select, update

from fairdesk.domain.folding import search_body
from fairdesk.domain.leads.duplicates import company_key, name_key
from fairdesk.domain.leads.rating import effective, suggested
from fairdesk.models.tables.every import TABLES
from fairdesk.storage.keeping.source import AnyRow

_LEAD: Final = TABLES["lead"]
_CONTACT: Final = TABLES["contact"]
_REACH: Final = TABLES["reach"]
_VISIT: Final = TABLES["visit"]
_INTEREST: Final = TABLES["interest"]
_RING: Final = TABLES["ring"]
_RING_FOUND: Final = TABLES["ring_search"]
_FOUND: Final = TABLES["lead_search"]
_RING_LEAD: Final = TABLES["ring_lead"]

_UPDATE: Final = (
    update(_FOUND)
    .where(_FOUND.c.lead_id == bindparam("of_lead"))
    .values(
        {
            column.name: bindparam(column.name)
            for column in _FOUND.columns
            if column.name not in {"rid", "lead_id"}
        }
    )
)

Many = Mapping[str, list[AnyRow]]


_IDS: Final[BindParameter[str]] = bindparam("ids", expanding=True)
"""The ids that a statement below is about; each is made once, as making it costs more than running it."""

_LEADS: Final = (
    select(
        *_LEAD.c["id", "contact_id", "fair_id", "rating", "captured_at", "captured_offset_minutes"],
        *_LEAD.c["incomplete", "discarded_reason"],
        *_CONTACT.c["name", "latin_name", "native_name", "given", "family", "company", "country", "city"],
        *_CONTACT.c["language", "note"],
    )
    .join(_CONTACT, _CONTACT.c.id == _LEAD.c.contact_id)
    .where(_LEAD.c.id.in_(_IDS), ~_LEAD.c.deleted, ~_LEAD.c.erased)
    .order_by(_LEAD.c.captured_at, _LEAD.c.id)
)
_REACHES: Final = (
    select(*_REACH.c["contact_id", "value", "key"])
    .where(_REACH.c.contact_id.in_(_IDS), ~_REACH.c.deleted, ~_REACH.c.erased)
    .order_by(_REACH.c.id)
)
_VISITS: Final = (
    select(*_VISIT.c["lead_id", "at", "staff", "note"])
    .where(_VISIT.c.lead_id.in_(_IDS), ~_VISIT.c.deleted)
    .order_by(_VISIT.c.at, _VISIT.c.id)
)
_INTERESTS: Final = (
    select(*_INTEREST.c["lead_id", "ring_id", "level", "words", "note"], _RING.c.sku, _RING_FOUND.c.names)
    .outerjoin(_RING, _RING.c.id == _INTEREST.c.ring_id)
    .outerjoin(_RING_FOUND, _RING_FOUND.c.ring_id == _INTEREST.c.ring_id)
    .where(_INTEREST.c.lead_id.in_(_IDS), ~_INTEREST.c.deleted)
    .order_by(_INTEREST.c.id)
)
_RIDS: Final = select(_FOUND.c.lead_id, _FOUND.c.rid).where(_FOUND.c.lead_id.in_(_IDS))
_ADD: Final = insert(_FOUND)
_WANT: Final = insert(_RING_LEAD)


def refresh_leads(connection: Connection, lead_ids: Sequence[str]) -> None:
    """Bring the search rows of these leads up to date; each keeps its place in the list."""
    leads = connection.execute(_LEADS, {"ids": lead_ids}).all()
    contact_ids = [lead.contact_id for lead in leads]
    reaches = _by_first(connection.execute(_REACHES, {"ids": contact_ids}))
    visits = _by_first(connection.execute(_VISITS, {"ids": lead_ids}))
    interests = _by_first(connection.execute(_INTERESTS, {"ids": lead_ids}))
    known = _rids(connection, lead_ids)
    rows = {
        lead.id: _row(
            lead, reaches.get(lead.contact_id, []), visits.get(lead.id, []), interests.get(lead.id, [])
        )
        for lead in leads
    }
    if known:
        connection.execute(delete(_RING_LEAD).where(_RING_LEAD.c.rid.in_(known.values())))
    if gone := known.keys() - rows.keys():
        connection.execute(delete(_FOUND).where(_FOUND.c.lead_id.in_(gone)))
    if fresh := [row for lead_id, row in rows.items() if lead_id not in known]:
        connection.execute(_ADD, fresh)
    if changed := [{**row, "of_lead": lead_id} for lead_id, row in rows.items() if lead_id in known]:
        connection.execute(_UPDATE, changed)
    shown = {
        lead_id: interests[lead_id]
        for lead_id, row in rows.items()
        if lead_id in interests and not row["hidden"]
    }
    _wanted(connection, shown)


def _wanted(connection: Connection, interests: Many) -> None:
    """Note which rings the leads shown are interested in."""
    if not interests:
        return
    rids = _rids(connection, list(interests))
    pairs = {
        (row.ring_id, rids[lead_id]) for lead_id, rows in interests.items() for row in rows if row.ring_id
    }
    if pairs:
        connection.execute(_WANT, [{"ring_id": ring, "rid": rid} for ring, rid in sorted(pairs)])


def _rids(connection: Connection, lead_ids: Sequence[str]) -> dict[str, int]:
    """Return the places of leads in the list."""
    found = connection.execute(_RIDS, {"ids": lead_ids})
    return {str(lead_id): int(rid) for lead_id, rid in found}


def _by_first(rows: Iterable[AnyRow]) -> Many:
    """Group rows by their first column."""
    groups: dict[str, list[AnyRow]] = {}
    for row in rows:
        groups.setdefault(row[0], []).append(row)
    return groups


def _row(
    lead: AnyRow, reaches: Sequence[AnyRow], visits: Sequence[AnyRow], interests: Sequence[AnyRow]
) -> dict[str, object]:
    """Return one search row."""
    return {
        "lead_id": lead.id,
        "contact_id": lead.contact_id,
        "fair_id": lead.fair_id,
        "name": lead.name or lead.latin_name or lead.native_name,
        "company": lead.company,
        "name_key": name_key(lead.name),
        "company_key": company_key(lead.company),
        "country": lead.country,
        "city": lead.city,
        "language": lead.language,
        "rating": effective(lead.rating, suggested(interest.level for interest in interests)).value,
        "rings": len(interests),
        "staff": visits[0].staff if visits else "",
        "day": (lead.captured_at + timedelta(minutes=lead.captured_offset_minutes)).date(),
        "captured_at": lead.captured_at,
        "last_visit_at": visits[-1].at if visits else lead.captured_at,
        "incomplete": lead.incomplete != "",
        "hidden": lead.discarded_reason != "",
        "discarded": lead.discarded_reason,
        "body": search_body(_parts(lead, reaches, visits, interests)),
    }


def _parts(
    lead: AnyRow, reaches: Sequence[AnyRow], visits: Sequence[AnyRow], interests: Sequence[AnyRow]
) -> Iterable[str]:
    """Yield all that a lead can be found by."""
    yield from (
        lead.name,
        lead.latin_name,
        lead.native_name,
        lead.given,
        lead.family,
        lead.company,
        lead.city,
    )
    for reach in reaches:
        yield from (reach.value, reach.key)
    for interest in interests:
        yield interest.sku or ""
        yield from (interest.names or {}).values()
        yield from (interest.words, interest.note)
    yield lead.note
    for visit in visits:
        yield visit.note
