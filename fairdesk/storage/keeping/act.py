"""An act: what is written at once, by one person, with its stamps and its history."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, RowMapping, Table, func, insert, select, update

from fairdesk.domain.ids import new_id
from fairdesk.models.tables.every import KEPT, TABLES
from fairdesk.storage.database import Database
from fairdesk.storage.keeping.found import Touched, refresh
from fairdesk.storage.keeping.stamps import MADE, next_stamp

CHUNK: Final = 500
"""Ids named in one statement."""

_HISTORY: Final = TABLES["history"]
_OWN: Final = frozenset({"id", "stamps"})


@dataclass(frozen=True, slots=True)
class Who:
    """Who writes: the device's 8 hexadecimal digits, the staff's name, and the clock (aware UTC)."""

    device: str
    staff: str
    now: Callable[[], datetime]


@dataclass
class Write:
    """One act in progress. `stamp` and `at` (UTC) are those of all that it writes."""

    connection: Connection
    who: Who
    act_name: str
    act_id: str
    at: datetime
    stamp: str
    undoes: str = ""
    _touched: Touched = field(default_factory=Touched)
    _history: list[dict[str, object]] = field(default_factory=list)

    @property
    def touched(self) -> tuple[tuple[str, str], ...]:
        """The (table, row id) of every row added or changed so far."""
        return tuple((str(one["table"]), str(one["row"])) for one in self._history)

    def add(self, table: str, rows: Sequence[Mapping[str, object]]) -> int:
        """Keep new rows and return how many were new; an id that is there already is left as it is.

        Fields that are not named take their standard value.
        """
        target = KEPT[table]
        known = self._known(target, [str(row["id"]) for row in rows])
        fresh: dict[str, dict[str, object]] = {}
        for row in rows:
            row_id = str(row["id"])
            if unknown := row.keys() - target.columns.keys():
                raise KeyError(f"{table} has no {', '.join(sorted(unknown))}")
            if row_id not in known and row_id not in fresh:
                fresh[row_id] = {**_standard(target), **row, "stamps": {MADE: self.stamp}}
        if fresh:
            self.connection.execute(insert(target), list(fresh.values()))
            for row_id, row in fresh.items():
                self._note(table, row_id, "add", {}, row)
        return len(fresh)

    def change(self, table: str, row_id: str, values: Mapping[str, object]) -> bool:
        """Change fields of one row, and tell whether any really changed; an erased row stays as it is."""
        target = KEPT[table]
        row = self.connection.execute(select(target).where(target.c.id == row_id)).mappings().first()
        return row is not None and self._change(target, row, values)

    def put(self, table: str, rows: Sequence[Mapping[str, object]]) -> int:
        """Keep each row: a new id is added, a known one changed where it differs. Return how many did either.

        A row that was deleted comes back, an erased one does not.
        """
        target = KEPT[table]
        known = self._known(target, [str(row["id"]) for row in rows], *target.columns)
        count = self.add(table, [row for row in rows if str(row["id"]) not in known])
        for row in rows:
            if (old := known.get(str(row["id"]))) is not None:
                count += self._change(target, old, {"deleted": False, **row})
        return count

    def finish(self) -> None:
        """Write the history, and what searches read of the rows touched."""
        if self._history:
            self.connection.execute(insert(_HISTORY), self._history)
        refresh(self.connection, self._touched)

    def _known(self, target: Table, ids: Sequence[str], *columns: Any) -> dict[str, RowMapping]:  # noqa: ANN401
        """Return the rows of `ids` that are there, with the columns asked for."""
        found: dict[str, RowMapping] = {}
        wanted = columns or (target.c.id,)
        for start in range(0, len(ids), CHUNK):
            some = select(*wanted).where(target.c.id.in_(ids[start : start + CHUNK]))
            found |= {row["id"]: row for row in self.connection.execute(some).mappings()}
        return found

    def _change(self, target: Table, row: RowMapping, values: Mapping[str, object]) -> bool:
        changed = {name: value for name, value in values.items() if name not in _OWN and row[name] != value}
        if not changed or (row["erased"] and not values.get("erased")):
            return False
        stamps = {**row["stamps"], **dict.fromkeys(changed, self.stamp)}
        self.connection.execute(
            update(target).where(target.c.id == row["id"]).values(**changed, stamps=stamps)
        )
        before = {name: _as_json(row[name]) for name in changed}
        self._note(target.name, row["id"], "change", before, dict(row))
        return True

    def _note(
        self, table: str, row_id: str, action: str, before: dict[str, object], row: Mapping[str, Any]
    ) -> None:
        self._touched.note(table, action, row)
        self._history.append(
            {
                "act": self.act_id,
                "act_name": self.act_name,
                "undoes": self.undoes,
                "at": self.at,
                "stamp": self.stamp,
                "device": self.who.device,
                "staff": self.who.staff,
                "table": table,
                "row": row_id,
                "action": action,
                "before": before,
            }
        )


@contextmanager
def writing(database: Database, who: Who, act: str, *, undoes: str = "") -> Iterator[Write]:
    """Give a write whose changes are kept together at the end, or not at all; `act` names what is done.

    What it kept outlives a power cut once this returns. Raises `Refusal` when the disk is full or busy.
    """
    with database.writing() as connection:
        at = who.now()
        newest = connection.scalar(select(func.max(_HISTORY.c.stamp))) or ""
        stamp = next_stamp(newest, int(at.timestamp() * 1000), who.device)
        write = Write(connection, who, act, new_id(), at, stamp, undoes)
        yield write
        write.finish()


def _standard(table: Table) -> dict[str, object]:
    """Return the standard values of a table's columns."""
    standard: dict[str, object] = {}
    for column in table.columns:
        if column.default is not None:
            value: Any = column.default.arg  # type: ignore[attr-defined]
            standard[column.name] = value(None) if column.default.is_callable else value
        elif column.nullable:
            standard[column.name] = None
    return standard


def _as_json(value: object) -> object:
    """Return a column's value as JSON holds it: times and dates in ISO 8601, bytes in hexadecimal."""
    if isinstance(value, date):
        return value.isoformat()
    return value.hex() if isinstance(value, bytes) else value
