"""Backups: a whole, consistent copy of the database, taken while others write."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_
from fairdesk.storage.database import Database
from fairdesk.storage.opening.faults import sqlite_refusal
from fairdesk.storage.opening.files import sync_folder

PAGES = 2_000
"""Pages copied at once; others may write in between."""


def backup(database: Database, target: Path) -> Path:
    """Copy an SQLite database to the file `target`, whole and durable or not at all, and return it.

    Raises `Refusal` when the place cannot be written, holds a folder, or the database is on a server.
    """
    if database.path is None:
        raise Refusal(
            N_("A database on a server is not backed up as a file."),
            hint=N_("Use the server's own backup, or fairdesk export json."),
        )
    if target.is_dir():
        raise Refusal(N_("{path} is a folder."), hint=N_("Name the file to write."), path=target)
    fresh = target.with_name(f".{target.name}.new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh.unlink(missing_ok=True)
        os.close(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        _copy(database.path, fresh)
        handle = os.open(fresh, os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
        fresh.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        _remove(fresh)
        raise Refusal(
            N_("No backup was written to {path}: {why}."),
            hint=N_("Name another place, or make room there."),
            path=target,
            why=error.strerror or str(error),
        ) from error
    except sqlite3.Error as error:
        _remove(fresh)
        raise sqlite_refusal(error) or error from error
    return target


def _copy(path: Path, target: Path) -> None:
    """Copy a database by SQLite's backup interface; the copy has no side files."""
    with closing(sqlite3.connect(path, timeout=5)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy, pages=PAGES, sleep=0.01)
        copy.execute("PRAGMA journal_mode=DELETE")


def _remove(rest: Path) -> None:
    """Take an unfinished copy away, where that can be done."""
    with suppress(OSError):
        rest.unlink(missing_ok=True)
