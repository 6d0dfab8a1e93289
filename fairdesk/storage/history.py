"""Reads of the history: who made or changed which rows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import CompoundSelect, func, select, union_all

from fairdesk.models.rows import HistoryRow
from fairdesk.models.tables.every import TABLES
from fairdesk.storage.keeping.source import AnyRow, Source, reading

CHUNK: Final = 500
"""Ids named in one statement."""

_HISTORY: Final = TABLES["history"]
_COLUMNS: Final = tuple(
    _HISTORY.c[name] for name in ("at", "staff", "device", "table", "row", "action", "before")
)

_LEAD: Final = TABLES["lead"]
_REACH: Final = TABLES["reach"]
_CONSENT: Final = TABLES["consent"]
_PICTURE_USE: Final = TABLES["picture_use"]
_INTEREST: Final = TABLES["interest"]
_VISIT: Final = TABLES["visit"]
_ANSWER: Final = TABLES["answer"]
_FOLLOW_UP: Final = TABLES["follow_up"]


def of_rows(source: Source, ids: Sequence[str]) -> tuple[HistoryRow, ...]:
    """Return what was done to rows, oldest first."""
    found: list[AnyRow] = []
    with reading(source) as connection:
        for start in range(0, len(ids), CHUNK):
            wanted = select(_HISTORY.c.id, *_COLUMNS).where(_HISTORY.c.row.in_(ids[start : start + CHUNK]))
            found += connection.execute(wanted).all()
    return tuple(HistoryRow(*row[1:]) for row in sorted(found, key=lambda row: row[0]))


def newest(source: Source, limit: int = 50) -> tuple[HistoryRow, ...]:
    """Return what was done last here, newest first."""
    wanted = select(*_COLUMNS).order_by(_HISTORY.c.id.desc()).limit(limit)
    with reading(source) as connection:
        return tuple(HistoryRow(*row) for row in connection.execute(wanted))


def mark(source: Source) -> tuple[int, str]:
    """Return the number and the stamp of the last thing done here: where it stands now."""
    wanted = select(_HISTORY.c.id, _HISTORY.c.stamp).order_by(_HISTORY.c.id.desc()).limit(1)
    with reading(source) as connection:
        row = connection.execute(wanted).first()
        return (row.id, row.stamp) if row else (0, "")


def is_mark(source: Source, number: int, stamp: str) -> bool:
    """Whether this database has been at a mark: another laptop counts otherwise."""
    wanted = select(_HISTORY.c.stamp).where(_HISTORY.c.id == number)
    with reading(source) as connection:
        return connection.scalar(wanted) == stamp


def last_changes(
    source: Source, leads: Sequence[str], rings: Collection[str] | None = None, *, notes: bool = True
) -> dict[str, tuple[int, datetime]]:
    """Return of each lead the number and the time (UTC) of the last thing done to it or its contact.

    Numbers grow in the order of writing here; what was taken out again counts, too. With `rings` (ids) only
    interests in these count and no follow-ups; without `notes` no visits, answers and pictures.
    """
    parts = _parts_of(leads, rings, notes=notes).subquery()
    wanted = (
        select(parts.c.lead_id, func.max(_HISTORY.c.id), func.max(_HISTORY.c.at))
        .join(_HISTORY, _HISTORY.c.row == parts.c.row_id)
        .group_by(parts.c.lead_id)
    )
    with reading(source) as connection:
        return {lead: (number, at) for lead, number, at in connection.execute(wanted)}


def _parts_of(leads: Sequence[str], rings: Collection[str] | None, *, notes: bool) -> CompoundSelect[Any]:
    """Select the rows that leads are made of, each with its lead."""
    own, contact = _LEAD.c.id.label("lead_id"), _LEAD.c.contact_id
    here = _LEAD.c.id.in_(leads)
    parts = [select(own, _LEAD.c.id.label("row_id")).where(here), select(own, contact).where(here)]
    for table in (_REACH, _CONSENT, *((_PICTURE_USE,) if notes else ())):
        parts.append(select(own, table.c.id).join(table, table.c.contact_id == contact).where(here))
    for table in (_VISIT, _ANSWER) if notes else ():
        parts.append(select(table.c.lead_id, table.c.id).where(table.c.lead_id.in_(leads)))
    if rings is None:
        parts.append(select(_FOLLOW_UP.c.lead_id, _FOLLOW_UP.c.id).where(_FOLLOW_UP.c.lead_id.in_(leads)))
    interests = select(_INTEREST.c.lead_id, _INTEREST.c.id).where(_INTEREST.c.lead_id.in_(leads))
    parts.append(interests if rings is None else interests.where(_INTEREST.c.ring_id.in_(rings)))
    return union_all(*parts)
