"""Reads of staff."""

from __future__ import annotations

from typing import Final

from sqlalchemy import select

from fairdesk.domain.ids import natural_id
from fairdesk.models.stand_rows import StaffRow
from fairdesk.models.tables.every import TABLES
from fairdesk.storage.keeping.source import Source, reading

_STAFF: Final = TABLES["staff"]
_COLUMNS: Final = tuple(_STAFF.c[name] for name in ("id", "name", "languages"))


def all_staff(source: Source) -> tuple[StaffRow, ...]:
    """Return the staff by name."""
    wanted = select(*_COLUMNS).where(~_STAFF.c.deleted).order_by(_STAFF.c.name)
    with reading(source) as connection:
        return tuple(StaffRow(*row) for row in connection.execute(wanted))


def by_name(source: Source, name: str) -> StaffRow | None:
    """Return one of the staff by name, in any case; None when there is none."""
    wanted = select(*_COLUMNS).where(_STAFF.c.id == natural_id("staff", name), ~_STAFF.c.deleted)
    with reading(source) as connection:
        row = connection.execute(wanted).first()
        return StaffRow(*row) if row else None


def pins(source: Source) -> dict[str, str]:
    """Return the hashes of the staff's PINs by name; empty for somebody without one."""
    wanted = select(_STAFF.c.name, _STAFF.c.pin_hash).where(~_STAFF.c.deleted)
    with reading(source) as connection:
        return {row.name: row.pin_hash for row in connection.execute(wanted)}
