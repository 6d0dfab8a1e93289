"""Keeps the rows that searches read in step with what was written, in the same transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Column, Connection, Select, delete, select

from fairdesk.models.tables.every import TABLES
from fairdesk.storage.keeping.found_leads import refresh_leads
from fairdesk.storage.keeping.found_rings import refresh_rings

CHUNK: Final = 500
"""Ids named in one statement."""

_LEAD: Final = TABLES["lead"]
_RING: Final = TABLES["ring"]
_INTEREST: Final = TABLES["interest"]

_OWNERS: Final = {
    "lead": ("lead", "id"),
    "visit": ("lead", "lead_id"),
    "interest": ("lead", "lead_id"),
    "contact": ("contact", "id"),
    "reach": ("contact", "contact_id"),
    "ring": ("ring", "id"),
    "ring_text": ("ring", "ring_id"),
    "maker": ("maker", "id"),
    "maker_text": ("maker", "maker_id"),
}
"""What a row's search row hangs on, and the field that names it."""


_NAMING: Final = frozenset({"sku", "name", "deleted"})
"""Fields of rings and their texts by which leads are found; no other change of a ring touches its leads."""


@dataclass
class Touched:
    """What was written about, by kind; contacts that are new have no search rows but their new leads'."""

    ids: dict[str, set[str]] = field(default_factory=dict)
    fresh: set[str] = field(default_factory=set)

    def note(self, table: str, action: str, row: Mapping[str, Any], changed: Collection[str]) -> None:
        """Note one row that was added, or the fields of it that were changed."""
        if table in _OWNERS:
            kind, name = _OWNERS[table]
            self.ids.setdefault(kind, set()).add(row[name])
            if kind == "ring" and (action == "add" or not _NAMING.isdisjoint(changed)):
                self.ids.setdefault("renamed", set()).add(row[name])
            if table == "contact" and action == "add":
                self.fresh.add(row["id"])

    def of(self, kind: str) -> set[str]:
        """Return the ids of a kind."""
        return self.ids.get(kind, set()) - self.fresh


def refresh(connection: Connection, touched: Touched) -> None:
    """Bring search rows up to date with what was touched."""
    rings = touched.of("ring") | _ask(connection, _RING.c.id, _RING.c.maker_id, touched.of("maker"))
    for chunk in chunks(rings):
        refresh_rings(connection, chunk)
    leads = touched.of("lead") | _ask(connection, _LEAD.c.id, _LEAD.c.contact_id, touched.of("contact"))
    leads |= _ask(connection, _INTEREST.c.lead_id, _INTEREST.c.ring_id, touched.of("renamed"))
    for chunk in chunks(leads):
        refresh_leads(connection, chunk)


def rebuild_rows(connection: Connection) -> None:
    """Make all search rows anew: rings first, then leads, oldest first."""
    for name in ("ring_lead", "lead_search", "ring_search"):
        connection.execute(delete(TABLES[name]))
    for chunk in chunks(list(connection.scalars(select(_RING.c.id)))):
        refresh_rings(connection, chunk)
    for chunk in chunks(
        list(connection.scalars(select(_LEAD.c.id).order_by(_LEAD.c.captured_at, _LEAD.c.id)))
    ):
        refresh_leads(connection, chunk)


def chunks(ids: Iterable[str]) -> Iterator[Sequence[str]]:
    """Cut `ids` into parts that one statement can name."""
    some = list(ids)
    for start in range(0, len(some), CHUNK):
        yield some[start : start + CHUNK]


def _ask(connection: Connection, wanted: Column[str], key: Column[str], ids: Iterable[str]) -> set[str]:
    """Return what `wanted` is where `key` is one of `ids`."""
    found: set[str] = set()
    for chunk in chunks(ids):
        some: Select[str] = select(wanted).where(key.in_(chunk)).distinct()
        found |= set(connection.scalars(some))
    return found
