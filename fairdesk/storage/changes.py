"""Watching: tells a face that another connection, program or laptop changed the database."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import func, select

from fairdesk.models.tables.every import TABLES
from fairdesk.storage.database import Database
from fairdesk.storage.opening.faults import sqlite_refusal

_HISTORY: Final = TABLES["history"]


@dataclass
class Watch:
    """One watcher. On SQLite it asks `data_version`, 20 microseconds; on a server the newest history row.

    It keeps a connection of its own, because `data_version` counts from one question to the next.
    """

    database: Database
    _own: sqlite3.Connection | None = None
    _seen: int = field(default=0)

    def changed(self) -> bool:
        """Tell whether anything was committed since this was asked last. Raises `Refusal`."""
        now = self._version()
        before, self._seen = self._seen, now
        return now != before

    def close(self) -> None:
        """Let the watcher's connection go."""
        if self._own is not None:
            self._own.close()
            self._own = None

    def _version(self) -> int:
        if self.database.path is None:
            with self.database.reading() as connection:
                return int(connection.scalar(select(func.max(_HISTORY.c.id))) or 0)
        try:
            if self._own is None:
                self._own = sqlite3.connect(self.database.path, check_same_thread=False, timeout=1)
            return int(self._own.execute("PRAGMA data_version").fetchone()[0])
        except sqlite3.Error as error:
            raise sqlite_refusal(error) or error from error


def watch(database: Database) -> Watch:
    """Return a watcher that counts from now."""
    watcher = Watch(database)
    watcher.changed()
    return watcher
