"""Watching: tells a face that another connection, program or laptop changed the database."""

from __future__ import annotations

import os
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
    _file: tuple[int, int] | None = None

    def changed(self) -> bool:
        """Tell whether anything was committed since this was asked last. Raises `Refusal`.

        Another file in the database's place, such as one from the backups, counts as well, and from then on
        it is the one that is read; while there is none, nothing changed.
        """
        another = self._follow()
        now = self._version()
        before, self._seen = self._seen, now
        return now != before or another

    def close(self) -> None:
        """Let the watcher's connection go."""
        if self.own is not None:
            self.own.close()
            self.own = None

    def _follow(self) -> bool:
        """Let go of a file that is not the one in its place any more; say whether that was so."""
        try:
            found = os.stat(self.database.path) if self.database.path is not None else None
        except OSError:
            found = None
        now = (found.st_dev, found.st_ino) if found is not None else self._file
        before, self._file = self._file, now
        if before in {None, now}:
            return False
        self.close()
        self.database.close()
        return True

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
