"""Reads of fairs."""

from __future__ import annotations

from typing import Final

from sqlalchemy import select

from fairdesk.models.stand_rows import FairRow
from fairdesk.models.tables.every import TABLES
from fairdesk.storage.keeping.source import AnyRow, Source, reading

_FAIR: Final = TABLES["fair"]
_COLUMNS: Final = tuple(_FAIR.c[name] for name in FairRow.__dataclass_fields__)


def all_fairs(source: Source) -> tuple[FairRow, ...]:
    """Return the fairs, newest first: by their first day, those without one before the others."""
    wanted = (
        select(*_COLUMNS).where(~_FAIR.c.deleted).order_by(_FAIR.c.starts.desc().nulls_first(), _FAIR.c.code)
    )
    with reading(source) as connection:
        return tuple(_row(row) for row in connection.execute(wanted))


def by_id(source: Source, fair_id: str) -> FairRow | None:
    """Return a fair by its id; None when there is none."""
    with reading(source) as connection:
        row = connection.execute(select(*_COLUMNS).where(_FAIR.c.id == fair_id)).first()
        return _row(row) if row else None


def by_code(source: Source, code: str) -> FairRow | None:
    """Return a fair by its code in any case; None when there is none."""
    wanted = code.strip().casefold()
    return next((fair for fair in all_fairs(source) if fair.code.casefold() == wanted), None)


def _row(row: AnyRow) -> FairRow:
    return FairRow(**row._asdict())
