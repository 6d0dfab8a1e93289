"""Writes what the contacts of a batch change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from fairdesk.storage.write import Write
from fairdesk.workflows.contacts.arrivals.plan import Plan
from fairdesk.workflows.fair.consent import keep_shown
from fairdesk.workflows.leads.rows_of import Row

_TABLES: Final = ("contact", "reach", "lead", "visit", "interest", "consent")
"""The order in which rows can be kept: each names only what is kept before it."""


def keep(write: Write, plans: Iterable[Plan]) -> None:
    """Keep the rows of plans that were made one after the other; several of one row are one change."""
    adds: dict[str, dict[str, Row]] = {table: {} for table in _TABLES}
    changes: dict[str, dict[str, Row]] = {table: {} for table in _TABLES}
    for plan in plans:
        adds["contact"] |= {str(row["id"]): row for row in plan.joins}
        for table, rows in plan.adds.items():
            adds[table] |= {str(row["id"]): row for row in rows}
        for table, rows in plan.changes.items():
            for row in rows:
                row_id = str(row["id"])
                whole = adds[table] if row_id in adds[table] else changes[table]
                whole[row_id] = {**whole.get(row_id, {}), **row}
    for table in _TABLES:
        if table in ("lead", "visit"):
            write.put(table, list(adds[table].values()))
        else:
            write.add(table, list(adds[table].values()))
        write.put(table, list(changes[table].values()))
    for wording in {str(row["wording"]) for row in adds["consent"].values()} - {""}:
        keep_shown(write, wording)
