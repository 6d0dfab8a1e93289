"""What left of a person to somebody else, as the export log has it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from sqlalchemy import String, cast, or_, select

from fairdesk.models.person_rows import GivenRow
from fairdesk.models.tables.every import TABLES
from fairdesk.storage.keeping.source import Source, reading

_LOG: Final = TABLES["export_log"]
_FAIR: Final = TABLES["fair"]


def given(source: Source, contacts: Collection[str]) -> tuple[GivenRow, ...]:
    """Return the files with a recipient that any of some contacts (ids) was in, oldest first."""
    named = or_(*(cast(_LOG.c.detail, String).contains(one) for one in contacts))
    wanted = (
        select(*_LOG.c["id", "recipient", "at", "kind", "detail", "staff"], _FAIR.c.code)
        .outerjoin(_FAIR, _FAIR.c.id == _LOG.c.fair_id)
        .where(_LOG.c.recipient != "", named, ~_LOG.c.deleted)
        .order_by(_LOG.c.at, _LOG.c.id)
    )
    with reading(source) as connection:
        rows = connection.execute(wanted).all()
    return tuple(
        GivenRow(
            *(row.id, row.recipient, row.at, row.kind),
            *(str(row.detail.get("file", "")), row.code or "", row.staff),
        )
        for row in rows
        if not set(contacts).isdisjoint(row.detail.get("contacts", ()))
    )
