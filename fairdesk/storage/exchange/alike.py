"""Who of those that came in may be here already, under another id: the e-mail or phone is the same."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from sqlalchemy import select

from fairdesk.domain.trade import ReachKind
from fairdesk.models.tables.every import TABLES
from fairdesk.storage.keeping.act import CHUNK
from fairdesk.storage.keeping.source import Source, reading

MOST: Final = 5
"""Leads that one contact may be."""

_KINDS: Final = (ReachKind.EMAIL, ReachKind.PHONE)
_REACH: Final = TABLES["reach"]
_FOUND: Final = TABLES["lead_search"]


def alike(
    source: Source, reaches: Iterable[Mapping[str, Any]], but: Collection[str]
) -> dict[str, tuple[str, ...]]:
    """Return by contact the leads here, not set aside, of others who have one of its e-mails or phones.

    `but` are contacts that do not count: those that came in with them. A statement for many contacts.
    """
    whose: dict[tuple[str, str], set[str]] = {}
    for reach in reaches:
        if reach["kind"] in _KINDS and reach.get("key"):
            whose.setdefault((reach["kind"], reach["key"]), set()).add(reach["contact_id"])
    found: dict[str, dict[str, None]] = {}
    keys = sorted({key for _kind, key in whose})
    with reading(source) as connection:
        for start in range(0, len(keys), CHUNK):
            wanted = (
                select(_REACH.c.kind, _REACH.c.key, _FOUND.c.contact_id, _FOUND.c.lead_id)
                .join(_FOUND, _FOUND.c.contact_id == _REACH.c.contact_id)
                .where(_REACH.c.key.in_(keys[start : start + CHUNK]), ~_REACH.c.deleted, ~_FOUND.c.hidden)
                .order_by(_FOUND.c.rid.desc())
            )
            for row in connection.execute(wanted):
                if row.contact_id not in but:
                    for contact in whose.get((row.kind, row.key), ()):
                        found.setdefault(contact, {})[row.lead_id] = None
    return {contact: tuple(leads)[:MOST] for contact, leads in found.items()}
