"""Reads of what is due to leads and what was done for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import select

from fairdesk.models.follow_up_rows import FollowUpRow
from fairdesk.models.tables.every import TABLES
from fairdesk.storage.keeping.source import Source, reading

_FOLLOW_UP: Final = TABLES["follow_up"]


def of_leads(source: Source, lead_ids: Sequence[str]) -> dict[str, tuple[FollowUpRow, ...]]:
    """Return the follow-ups of some leads by lead, oldest first, in one statement."""
    wanted = (
        select(*(_FOLLOW_UP.c[name] for name in FollowUpRow.__dataclass_fields__))
        .where(_FOLLOW_UP.c.lead_id.in_(lead_ids), ~_FOLLOW_UP.c.deleted, ~_FOLLOW_UP.c.erased)
        .order_by(_FOLLOW_UP.c.id)
    )
    found: dict[str, tuple[FollowUpRow, ...]] = {}
    with reading(source) as connection:
        for row in connection.execute(wanted):
            found[row.lead_id] = (*found.get(row.lead_id, ()), FollowUpRow(**row._asdict()))
    return found
