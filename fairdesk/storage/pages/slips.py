"""Which paper slips were printed already."""

from __future__ import annotations

from typing import Final

from sqlalchemy import select

from fairdesk.models.tables.every import TABLES
from fairdesk.storage.keeping.source import Source, reading

_LOG: Final = TABLES["export_log"]


def last_slip(source: Source, fair_id: str) -> int:
    """Return the highest number of a paper slip printed for a fair, by the export log; 0 when none was."""
    wanted = select(_LOG.c.detail).where(_LOG.c.fair_id == fair_id, _LOG.c.kind == "slips", ~_LOG.c.deleted)
    with reading(source) as connection:
        return max((int(str(detail.get("last", 0))) for detail in connection.scalars(wanted)), default=0)
