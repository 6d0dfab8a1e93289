"""Watching: tells a face that another connection, program or laptop changed the database."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Final

from sqlalchemy import func, select

from fairdesk.models.tables.every import TABLES
from fairdesk.storage.database import Database
from fairdesk.storage.opening.faults import sqlite_refusal
from fairdesk.storage.opening.sqlite_role import version_only

_WRITTEN: Final = select(func.coalesce(func.max(TABLES["history"].c.id), 0))
_SENT: Final = select(func.count()).select_from(TABLES["inbox"])
"""Visitors send without a history, and no row of the inbox ever goes."""


@dataclass
class Watch:
    """One watcher.

    On SQLite it asks `data_version`, 20 microseconds; on a server for the newest history row and how much
    visitors sent, which the web's role may not know. It keeps a connection of its own, because
    `data_version` counts from one question to the next.
    """

    database: Database
    own: sqlite3.Connection | None = None
    _seen: tuple[int, ...] = ()

    def changed(self) -> bool:
        """Tell whether anything was committed since this was asked last. Raises `Refusal`."""
        now = self._version()
        before, self._seen = self._seen, now
        return now != before

    def close(self) -> None:
        """Let the watcher's connection go."""
        if self.own is not None:
            self.own.close()
            self.own = None

    def _version(self) -> tuple[int, ...]:
        if self.database.path is None:
            asked = (_WRITTEN, _SENT) if self.database.role == "staff" else (_WRITTEN,)
            with self.database.reading() as connection:
                return tuple(int(connection.scalar(one) or 0) for one in asked)
        try:
            if self.own is None:
                self.own = version_only(self.database.path)
            return (int(self.own.execute("PRAGMA data_version").fetchone()[0]),)
        except sqlite3.Error as error:
            raise sqlite_refusal(error) or error from error


def watch(database: Database) -> Watch:
    """Return a watcher that counts from now."""
    watcher = Watch(database)
    watcher.changed()
    return watcher
