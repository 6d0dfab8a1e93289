"""A scratch file in which an import that is only tried keeps what it would have kept."""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final, Self

from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_
from fairdesk.models.arriving_rows import KeptContact

MOST: Final = 50
"""Contacts named for one word."""

_ROOM: Final = "PRAGMA cache_size=-16384"
_TABLES: Final = (
    "CREATE TABLE contact (id TEXT PRIMARY KEY, whole BLOB) WITHOUT ROWID",
    "CREATE TABLE word (word TEXT, id TEXT, PRIMARY KEY (word, id)) WITHOUT ROWID",
    "CREATE TABLE joined (id TEXT PRIMARY KEY, other TEXT) WITHOUT ROWID",
)


class Scratch:
    """Contacts by id and by words, in a file without a name that is gone when the program ends."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    @contextmanager
    def open(cls) -> Iterator[Self]:
        """Give a scratch file for as long as it is needed. Raises `Refusal` when the disk is full."""
        connection = sqlite3.connect("", isolation_level=None)
        try:
            for statement in (_ROOM, *_TABLES):
                connection.execute(statement)
            yield cls(connection)
        except sqlite3.OperationalError as error:
            raise _full() if _is_full(error) else error from error
        finally:
            connection.close()

    def keep(
        self, contacts: Iterable[tuple[KeptContact, Collection[str]]], joined: Mapping[str, str]
    ) -> None:
        """Keep contacts as they would be, under the words they are found by, and the ids joined to them."""
        self._connection.execute("BEGIN")
        self._connection.executemany("INSERT OR REPLACE INTO joined VALUES (?, ?)", list(joined.items()))
        for contact, words in contacts:
            whole = pickle.dumps(contact, protocol=pickle.HIGHEST_PROTOCOL)
            self._connection.execute("INSERT OR REPLACE INTO contact VALUES (?, ?)", (contact.id, whole))
            self._connection.executemany(
                "INSERT OR IGNORE INTO word VALUES (?, ?)", [(word, contact.id) for word in words]
            )
        self._connection.execute("COMMIT")

    def joined(self, ids: Collection[str]) -> dict[str, str]:
        """Return to which contacts ids would be joined."""
        wanted = "SELECT other FROM joined WHERE id = ?"
        found = ((one, self._connection.execute(wanted, (one,)).fetchone()) for one in ids)
        return {one: row[0] for one, row in found if row is not None}

    def having(self, words: Collection[str]) -> dict[str, list[str]]:
        """Return the ids of contacts by word."""
        found = {}
        for word in words:
            wanted = "SELECT id FROM word WHERE word = ? LIMIT ?"
            if ids := [row[0] for row in self._connection.execute(wanted, (word, MOST))]:
                found[word] = ids
        return found

    def contacts(self, ids: Collection[str]) -> dict[str, KeptContact]:
        """Return contacts as they would be."""
        found = {}
        for one in ids:
            row = self._connection.execute("SELECT whole FROM contact WHERE id = ?", (one,)).fetchone()
            if row is not None:
                found[one] = pickle.loads(row[0])  # noqa: S301  what this very run has written
        return found


def _is_full(error: sqlite3.OperationalError) -> bool:
    """Whether a file for passing use could not be made or grow."""
    return error.sqlite_errorname.startswith(("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_CANTOPEN"))


def _full() -> Refusal:
    return Refusal(
        N_("The disk for temporary files is full, or cannot be written."),
        hint=N_("Free some space, then try again. Nothing was changed."),
    )
