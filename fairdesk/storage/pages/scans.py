"""How often codes were opened: one row a code, minute, language and device, nothing of who did."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.dialects import postgresql, sqlite

from fairdesk.models.tables.every import TABLES
from fairdesk.storage.database import Database
from fairdesk.storage.keeping.source import Source, reading

_COUNT: Final = TABLES["scan_count"]
_CODE: Final = TABLES["code"]


def count(database: Database, code: str, language: str, device: str, at: datetime) -> None:
    """Count one opening of a code in the minute of `at`; the web's role may do this and little else."""
    insert = sqlite.insert if database.dialect == "sqlite" else postgresql.insert
    minute = at.replace(second=0, microsecond=0)
    row = insert(_COUNT).values(code=code, minute=minute, language=language, device=device, count=1)
    key = ["code", "minute", "language", "device"]
    with database.writing() as connection:
        connection.execute(row.on_conflict_do_update(index_elements=key, set_={"count": _COUNT.c.count + 1}))


def opened(source: Source, ring_id: str) -> tuple[int, int]:
    """Return how often a ring's codes were opened: in how many minutes, and the raw number."""
    wanted = select(func.count(), func.coalesce(func.sum(_COUNT.c.count), 0))
    codes = select(_CODE.c.code).where(_CODE.c.ring_id == ring_id)
    with reading(source) as connection:
        minutes, raw = connection.execute(wanted.where(_COUNT.c.code.in_(codes))).one()
    return int(minutes), int(raw)
