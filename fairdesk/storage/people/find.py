"""Persons found by an id, an e-mail address or a phone number, wherever they were met."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, func, or_, select

from fairdesk.domain.ids import ENDING_LENGTH
from fairdesk.models.tables.every import TABLES
from fairdesk.storage.keeping.source import Source, reading

MOST: Final = 50
"""Persons that one address or the ending of an id may give."""

_ID_LENGTH: Final = 32
_CONTACT: Final = TABLES["contact"]
_REACH: Final = TABLES["reach"]
_LEAD: Final = TABLES["lead"]


def by_id(source: Source, ending: str) -> tuple[str, ...]:
    """Return the contacts whose own id, or whose lead's, ends so (6 hexadecimal digits or more).

    Of one that was joined to another it is that other.
    """
    given = ending.strip().casefold().replace("-", "")
    if not (ENDING_LENGTH <= len(given) <= _ID_LENGTH and set(given) <= set("0123456789abcdef")):
        return ()
    own = select(func.coalesce(_CONTACT.c.merged_into, _CONTACT.c.id)).where(_ends(_CONTACT.c.id, given))
    lead = select(_LEAD.c.contact_id).where(_ends(_LEAD.c.id, given))
    return _found(source, select(_CONTACT.c.id).where(or_(_CONTACT.c.id.in_(own), _CONTACT.c.id.in_(lead))))


def by_key(source: Source, kinds: Sequence[str], key: str) -> tuple[str, ...]:
    """Return the contacts who are reached by a key (`domain.reach`) of one of some kinds."""
    owners = select(_REACH.c.contact_id).where(
        _REACH.c.kind.in_(kinds), _REACH.c.key == key, ~_REACH.c.deleted
    )
    return _found(source, select(_CONTACT.c.id).where(_CONTACT.c.id.in_(owners)))


def same(source: Source, contact_id: str) -> tuple[str, ...]:
    """Return a contact's id and those of the contacts that were joined to it."""
    joined = select(_CONTACT.c.id).where(_CONTACT.c.merged_into == contact_id)
    with reading(source) as connection:
        return (contact_id, *connection.scalars(joined.order_by(_CONTACT.c.id)))


def leads_of(source: Source, contact_id: str) -> tuple[str, ...]:
    """Return the ids of all leads of a contact, at any fair, those set aside too; the oldest first."""
    mine = select(_LEAD.c.id).where(_LEAD.c.contact_id == contact_id, ~_LEAD.c.deleted, ~_LEAD.c.erased)
    with reading(source) as connection:
        return tuple(connection.scalars(mine.order_by(_LEAD.c.captured_at, _LEAD.c.id)))


def _ends(column: ColumnElement[str], given: str) -> ColumnElement[bool]:
    return column == given if len(given) == _ID_LENGTH else column.like(f"%{given}")


def _found(source: Source, wanted: Select[*tuple[Any, ...]]) -> tuple[str, ...]:
    alive = wanted.where(~_CONTACT.c.deleted, ~_CONTACT.c.erased).order_by(_CONTACT.c.id).limit(MOST)
    with reading(source) as connection:
        return tuple(connection.scalars(alive))
