"""Rows of leads and of what they refer to, read in batches: never a statement for each lead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, select, true

from fairdesk.models.exchange.tables import OWNER
from fairdesk.models.tables.every import KEPT
from fairdesk.storage.keeping.source import Source, reading

BATCH: Final = 200
"""Owners whose rows are read at once."""

PICTURES: Final = 8
"""Pictures read at once."""

Row = dict[str, Any]


def owned(source: Source, table: str, owners: Sequence[str]) -> Iterator[Row]:
    """Yield the rows of a table that belong to contacts or leads (`OWNER`), in the order of `owners`.

    What is deleted or erased stays. Of contacts and leads themselves, `owners` are the ids.
    """
    target = KEPT[table]
    key = target.c["id" if table in {"contact", "lead"} else OWNER[table]]
    for start in range(0, len(owners), BATCH):
        batch = owners[start : start + BATCH]
        wanted = select(target).where(key.in_(batch), ~target.c.deleted, ~target.c.erased)
        groups: dict[str, list[Row]] = {}
        with reading(source) as connection:
            for row in connection.execute(wanted.order_by(target.c.id)).mappings():
                groups.setdefault(row[key.name], []).append(dict(row))
        for owner in batch:
            yield from groups.get(owner, ())


def referred(source: Source, table: str, ids: Sequence[str], *, by: str = "id") -> Iterator[Row]:
    """Yield the rows of a table with these ids, or with them in the field `by`, in the order of their ids.

    One that a lead refers to comes even when it was deleted here; texts, codes and uses of pictures not.
    """
    target = KEPT[table]
    standing: ColumnElement[bool] = true() if by == "id" else ~target.c.deleted & ~target.c.erased
    size = PICTURES if table == "picture" else BATCH
    some = sorted(set(ids))
    for start in range(0, len(some), size):
        wanted = select(target).where(target.c[by].in_(some[start : start + size]), standing)
        with reading(source) as connection:
            rows = [dict(row) for row in connection.execute(wanted.order_by(target.c.id)).mappings()]
        yield from rows


def ids_of(source: Source, table: str, by: str, owners: Sequence[str]) -> list[str]:
    """Return the ids of a table's rows that have one of `owners` in the field `by`, but no deleted ones."""
    target = KEPT[table]
    found: list[str] = []
    with reading(source) as connection:
        for start in range(0, len(owners), BATCH):
            wanted = select(target.c.id).where(
                target.c[by].in_(owners[start : start + BATCH]), ~target.c.deleted, ~target.c.erased
            )
            found += connection.scalars(wanted)
    return found
