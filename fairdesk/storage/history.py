"""Reads of the history: who made or changed which rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import select

from fairdesk.models.rows import HistoryRow
from fairdesk.models.tables.every import TABLES
from fairdesk.storage.keeping.source import AnyRow, Source, reading

CHUNK: Final = 500
"""Ids named in one statement."""

_HISTORY: Final = TABLES["history"]
_COLUMNS: Final = tuple(
    _HISTORY.c[name] for name in ("at", "staff", "device", "table", "row", "action", "before")
)


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
