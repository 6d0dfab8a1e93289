"""Rows of several tables, each read once, put together by lead: what belongs together comes together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, Final

from fairdesk.models.exchange.tables import OWNER, PEOPLE

LEADS: Final = 200
"""Leads of one batch."""

MOST: Final = 5_000
"""Rows of one table in a batch."""

Row = dict[str, Any]
Batch = dict[str, list[Row]]
"""Rows by table."""


class _Ahead:
    """Rows of a table, of which the next can be looked at."""

    def __init__(self, rows: Iterator[Row]) -> None:
        self._rows = rows
        self.next: Row | None = next(rows, None)

    def take(self) -> Row:
        row = self.next
        assert row is not None
        self.next = next(self._rows, None)
        return row

    def some(self, most: int) -> list[Row]:
        return [self.take() for _ in islice(iter(lambda: self.next is None, True), most)]


def batches(rows: Callable[[str], Iterator[Row]]) -> Iterator[Batch]:
    """Yield the rows of all tables of people, `LEADS` leads at a time with what belongs to them.

    Where rows stand in the order of their leads, as fairdesk writes them, little is held at once; in any
    other order they come all the same, parents never later than children.
    """
    ahead = {table: _Ahead(rows(table)) for table in PEOPLE}
    seen: dict[str, set[str]] = {"contact_id": set(), "lead_id": set()}
    while leads := ahead["lead"].some(LEADS):
        wanted = {row["contact_id"] for row in leads} - seen["contact_id"]
        contacts: list[Row] = []
        while wanted and ahead["contact"].next is not None:
            contacts.append(ahead["contact"].take())
            wanted.discard(contacts[-1]["id"])
        seen["contact_id"].update(row["id"] for row in contacts)
        seen["contact_id"].update(row["contact_id"] for row in leads)
        seen["lead_id"].update(row["id"] for row in leads)
        batch: Batch = {"contact": contacts, "lead": leads}
        for table in PEOPLE:
            if table not in batch:
                batch[table] = _of_seen(ahead[table], table, seen)
        yield {table: batch[table] for table in PEOPLE}
    for table in PEOPLE:
        while some := ahead[table].some(MOST):
            yield {table: some}


def _of_seen(ahead: _Ahead, table: str, seen: dict[str, set[str]]) -> list[Row]:
    """Take rows until one belongs to somebody who is still to come."""
    name = OWNER[table]
    found: list[Row] = []
    while len(found) < MOST and ahead.next is not None:
        owner = ahead.next.get(name)
        if owner is not None and owner not in seen[name]:
            break
        found.append(ahead.take())
    return found
