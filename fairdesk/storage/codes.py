"""Codes of rings: made once for each ring, the same on every laptop, and read back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import select

from fairdesk.domain.ids import natural_id, ring_code
from fairdesk.models.tables.every import TABLES
from fairdesk.storage.keeping.source import Source, reading
from fairdesk.storage.write import Write

_CODE: Final = TABLES["code"]


def assign(write: Write, ring_ids: Sequence[str]) -> int:
    """Give a code to each ring that has none, and return how many got one."""
    taken: dict[str, str] = dict(write.connection.execute(select(_CODE.c.code, _CODE.c.ring_id)).all())
    have = set(taken.values())
    rows = []
    for ring_id in sorted(set(ring_ids) - have):
        attempt = 0
        while taken.get(code := ring_code(ring_id, attempt), ring_id) != ring_id:
            attempt += 1
        taken[code] = ring_id
        rows.append({"id": natural_id("code", code, ring_id), "code": code, "ring_id": ring_id})
    return write.add("code", rows)


def ring_of(source: Source, code: str) -> str | None:
    """Return the id of the ring that a printed code stands for, in any case; None for an unknown one."""
    wanted = (
        select(_CODE.c.ring_id)
        .where(_CODE.c.code == code.strip().upper(), ~_CODE.c.deleted)
        .order_by(_CODE.c.id)
    )
    with reading(source) as connection:
        found = connection.scalar(wanted.limit(1))
        return str(found) if found else None
