"""Where reads read: an open database, or a write in progress, so that a workflow sees its own changes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import Connection, Row

from fairdesk.storage.database import Database

AnyRow = Row[*tuple[Any, ...]]
"""A row whose columns are read by name."""


class Writing(Protocol):
    """A write in progress, as reads need it."""

    @property
    def connection(self) -> Connection:
        """The connection of its transaction."""


Source = Database | Writing


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One state of the database: all that is read from it fits together, however long it takes."""

    connection: Connection


@contextmanager
def snapshot(database: Database) -> Iterator[Snapshot]:
    """Give one state of `database` to read from; others may write meanwhile."""
    with database.reading() as connection:
        yield Snapshot(connection)


@contextmanager
def reading(source: Source) -> Iterator[Connection]:
    """Give a connection of `source` for a few statements that see one state."""
    if isinstance(source, Database):
        with source.reading() as connection:
            yield connection
    else:
        yield source.connection


def dialect_of(source: Source) -> str:
    """Return the name of the database's SQL: sqlite or postgresql."""
    return source.dialect if isinstance(source, Database) else source.connection.dialect.name
