"""An act: what is written at once, by one person, with its stamps and its history."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import Any, Final, cast

from sqlalchemy import Connection, RowMapping, Table, func, insert, select, update
from sqlalchemy.sql.dml import ReturningInsert

from fairdesk.domain.ids import new_id
from fairdesk.models.tables.every import KEPT, TABLES
from fairdesk.storage.database import Database
from fairdesk.storage.keeping.found import Touched, refresh
from fairdesk.storage.keeping.stamps import MADE, next_stamp

CHUNK: Final = 500
"""Ids named in one statement."""

_HISTORY: Final = TABLES["history"]
_REMEMBER: Final = insert(_HISTORY)
_NEWEST: Final = select(func.max(_HISTORY.c.stamp))
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
        whole: dict[str, dict[str, object]] = {}
        for row in rows:
            if unknown := row.keys() - KEPT[table].columns.keys():
                raise KeyError(f"{table} has no {', '.join(sorted(unknown))}")
            whole.setdefault(str(row["id"]), {**_standard(table), **row, "stamps": {MADE: self.stamp}})
        return self._insert(table, whole)

    def take(self, table: str, rows: Sequence[Mapping[str, Any]]) -> int:
        """Keep new rows of another laptop with the stamps they bring; else as `add`.

        A row without stamps has those of this act.
        """
        whole: dict[str, dict[str, object]] = {}
        for row in rows:
            stamps = {MADE: self.stamp, **row.get("stamps", {})}
            whole.setdefault(str(row["id"]), {**_standard(table), **row, "stamps": stamps})
        return self._insert(table, whole)

    def merge(
        self, table: str, old: RowMapping, values: Mapping[str, object], stamps: Mapping[str, str]
    ) -> bool:
        """Change fields of the row `old` to another laptop's values with the stamps these bring there."""
        return self._change(KEPT[table], old, values, stamps)

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
            self.connection.execute(_REMEMBER, self._history)
        refresh(self.connection, self._touched)

    def _insert(self, table: str, whole: Mapping[str, dict[str, object]]) -> int:
        if not whole:
            return 0
        adding = _adding(self.connection.dialect.name, table)
        fresh = {str(row_id) for (row_id,) in self.connection.execute(adding, list(whole.values()))}
        for row_id, row in whole.items():
            if row_id in fresh:
                self._note(table, row_id, "add", {}, row)
        return len(fresh)

    def _known(self, target: Table, ids: Sequence[str], *columns: Any) -> dict[str, RowMapping]:  # noqa: ANN401
        """Return the rows of `ids` that are there, with the columns asked for."""
        found: dict[str, RowMapping] = {}
        wanted = columns or (target.c.id,)
        for start in range(0, len(ids), CHUNK):
            some = select(*wanted).where(target.c.id.in_(ids[start : start + CHUNK]))
            found |= {row["id"]: row for row in self.connection.execute(some).mappings()}
        return found

    def _change(
        self,
        target: Table,
        row: RowMapping,
        values: Mapping[str, object],
        own: Mapping[str, str] = MappingProxyType({}),
    ) -> bool:
        changed = {name: value for name, value in values.items() if name not in _OWN and row[name] != value}
        if not changed or (row["erased"] and not values.get("erased")):
            return False
        stamps = {**row["stamps"], **{name: own.get(name, self.stamp) for name in changed}}
        self.connection.execute(
            update(target).where(target.c.id == row["id"]).values(**changed, stamps=stamps)
        )
        before = {name: _as_json(row[name]) for name in changed}
        self._note(target.name, row["id"], "change", before, dict(row))
        return True

    def _note(
        self, table: str, row_id: str, action: str, before: dict[str, object], row: Mapping[str, Any]
    ) -> None:
        self._touched.note(table, action, row, before.keys())
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
def writing(database: Database, who: Who, act: str, *, undoes: str = "", after: str = "") -> Iterator[Write]:
    """Give a write whose changes are kept together at the end, or not at all; `act` names what is done.

    Its stamp is later than all here, and than `after`, the newest that rows of another laptop bring. What
    it kept outlives a power cut once this returns. Raises `Refusal` when the disk is full or busy.
    """
    with database.writing() as connection:
        at = who.now()
        newest = max(connection.scalar(_NEWEST) or "", after)
        stamp = next_stamp(newest, int(at.timestamp() * 1000), who.device)
        write = Write(connection, who, act, new_id(), at, stamp, undoes)
        yield write
        write.finish()


@cache
def _adding(dialect: str, table: str) -> ReturningInsert[tuple[str]]:
    """Return the statement that adds rows, leaves those that are there, and answers with the ids added."""
    target = KEPT[table]
    its_own = import_module(f"sqlalchemy.dialects.{dialect}")
    adding = its_own.insert(target).on_conflict_do_nothing(index_elements=["id"]).returning(target.c.id)
    return cast("ReturningInsert[tuple[str]]", adding)


def _standard(table: str) -> dict[str, object]:
    """Return the standard values of a table's columns."""
    return {name: value(None) if callable(value) else value for name, value in _defaults(table)}


@cache
def _defaults(table: str) -> tuple[tuple[str, Any], ...]:
    """Return the columns that have a standard value, with it or what makes it."""
    return tuple(
        (column.name, None if column.default is None else column.default.arg)  # type: ignore[attr-defined]
        for column in KEPT[table].columns
        if column.default is not None or column.nullable
    )


def _as_json(value: object) -> object:
    """Return a column's value as JSON holds it: times and dates in ISO 8601, bytes in hexadecimal."""
    if isinstance(value, date):
        return value.isoformat()
    return value.hex() if isinstance(value, bytes) else value
