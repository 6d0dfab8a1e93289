"""Contacts as they are kept, many at once, as an import compares them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, Final

from sqlalchemy import Column, ColumnElement, Connection, Select, select

from fairdesk.models.arriving_rows import KeptContact, KeptInterest
from fairdesk.models.rows import ConsentRow
from fairdesk.models.tables.every import TABLES
from fairdesk.storage.keeping.source import AnyRow, Source, reading

CHUNK: Final = 500
"""Ids named in one statement."""

FIELDS: Final = (
    "name", "latin_name", "native_name", "given", "family", "salutation", "company", "title", "buyer_type",
    "country", "city", "address", "website", "language", "mail_language", "vat_id", "note",
)  # fmt: skip
"""The texts of a contact."""

_CONTACT: Final = TABLES["contact"]
_REACH: Final = TABLES["reach"]
_LEAD: Final = TABLES["lead"]
_INTEREST: Final = TABLES["interest"]
_VISIT: Final = TABLES["visit"]
_CONSENT: Final = TABLES["consent"]
_HISTORY: Final = TABLES["history"]
_OF_CONSENT: Final = tuple(_CONSENT.c[name] for name in ConsentRow.__dataclass_fields__)
_OF_LEAD: Final = tuple(
    _LEAD.c[name]
    for name in ("id", "fair_id", "rating", "owner", "incomplete", "discarded_reason", "captured_at")
)
_OF_INTEREST: Final = tuple(
    _INTEREST.c[name] for name in ("id", "ring_id", "words", "level", "quantity", "note", "deleted")
)

Grouped = dict[str, list[AnyRow]]


def kept(source: Source, ids: Collection[str], fair_id: str) -> dict[str, KeptContact]:
    """Return contacts with all that an import compares, in a few statements for any number of `ids`.

    One that was taken back or erased is left out. Of several leads at the fair the newest counts that was
    not set aside.
    """
    with reading(source) as connection:
        contacts = [
            row
            for some in _chunks(ids)
            for row in connection.execute(
                select(_CONTACT).where(_CONTACT.c.id.in_(some), ~_CONTACT.c.deleted, ~_CONTACT.c.erased)
            )
        ]
        there = [row.id for row in contacts]
        reaches = _of(connection, _REACH.c.contact_id, there, _REACH.c["id", "kind", "key", "deleted"])
        leads = _of(connection, _LEAD.c.contact_id, there, _OF_LEAD, ~_LEAD.c.deleted & ~_LEAD.c.erased)
        consents = _of(connection, _CONSENT.c.contact_id, there, (*_OF_CONSENT, _CONSENT.c.deleted))
        whole = {contact: sorted(rows, key=_best) for contact, rows in leads.items()}
        all_leads = [row.id for rows in whole.values() for row in rows]
        visits = _of(connection, _VISIT.c.lead_id, all_leads, _VISIT.c["id", "note"], ~_VISIT.c.deleted)
        here = [row.id for rows in whole.values() for row in rows if row.fair_id == fair_id]
        interests = _of(connection, _INTEREST.c.lead_id, here, _OF_INTEREST)
        once = _once(connection, [*there, *(row.id for rows in visits.values() for row in rows)])
    return {
        row.id: _contact(
            row, fair_id, reaches.get(row.id, []), whole.get(row.id, []), consents.get(row.id, []),
            interests, visits, once,
        )
        for row in contacts
    }  # fmt: skip


def _contact(
    row: AnyRow,
    fair_id: str,
    reaches: Sequence[AnyRow],
    leads: Sequence[AnyRow],
    consents: Sequence[AnyRow],
    interests: Grouped,
    visits: Grouped,
    once: dict[str, dict[str, set[str]]],
) -> KeptContact:
    """Put one contact together."""
    here = next((lead for lead in leads if lead.fair_id == fair_id), None)
    wants = interests.get(here.id, []) if here is not None else []
    seen = [visit for lead in leads for visit in visits.get(lead.id, [])]
    before = {note for visit in seen for note in once.get(visit.id, {}).get("note", ())}
    gone = (each.id for each in (*reaches, *wants, *consents) if each.deleted)
    newest = here if here is not None else leads[0] if leads else None
    return KeptContact(
        id=row.id,
        values={name: value for name in FIELDS if (value := getattr(row, name))},
        once={name: frozenset(said) for name, said in once.get(row.id, {}).items()},
        reaches=frozenset((reach.kind, reach.key) for reach in reaches if not reach.deleted),
        gone=frozenset(gone),
        consents=tuple(ConsentRow(*each[1:-1]) for each in consents if not each.deleted),
        leads=tuple(lead.id for lead in leads),
        lead_id=here.id if here is not None else "",
        rating=here.rating if here is not None else "",
        owner=here.owner if here is not None else "",
        incomplete=here.incomplete if here is not None else "",
        discarded=here.discarded_reason if here is not None else "",
        captured_at=newest.captured_at if newest is not None else None,
        interests=tuple(
            KeptInterest(each.ring_id or "", each.words, each.level, each.quantity, each.note)
            for each in wants
            if not each.deleted
        ),
        notes=tuple(sorted({*(visit.note for visit in seen if visit.note), *before} - {""})),
    )


def _best(lead: AnyRow) -> tuple[bool, float, str]:
    """Order leads: those that were not set aside first, then the newest."""
    return (lead.discarded_reason != "", -lead.captured_at.timestamp(), lead.id)


def _of(
    connection: Connection,
    key: Column[str],
    ids: Collection[str],
    columns: Iterable[Column[Any]],
    *only: ColumnElement[bool],
) -> Grouped:
    """Return rows by the id that `key` holds."""
    groups: Grouped = {}
    for some in _chunks(ids):
        wanted: Select[*tuple[Any, ...]] = select(key.label("of"), *columns).where(key.in_(some), *only)
        for row in connection.execute(wanted):
            groups.setdefault(row.of, []).append(row)
    return groups


def _once(connection: Connection, ids: Collection[str]) -> dict[str, dict[str, set[str]]]:
    """Return what the texts of rows said before each change, by row and field."""
    said: dict[str, dict[str, set[str]]] = {}
    for some in _chunks(ids):
        wanted = select(_HISTORY.c.row, _HISTORY.c.before).where(
            _HISTORY.c.row.in_(some), _HISTORY.c.action == "change"
        )
        for row, before in connection.execute(wanted):
            for name, value in before.items():
                if isinstance(value, str) and value:
                    said.setdefault(row, {}).setdefault(name, set()).add(value)
    return said


def _chunks(values: Collection[str]) -> Iterator[Sequence[str]]:
    some = sorted(values)
    for start in range(0, len(some), CHUNK):
        yield some[start : start + CHUNK]
