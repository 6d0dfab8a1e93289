"""What a database's own errors mean to a person: the one place that turns them into refusals."""

from __future__ import annotations

import sqlite3

from sqlalchemy.exc import DBAPIError

from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_

_SQLITE = {
    "SQLITE_FULL": (
        N_("Not saved: the disk is full."),
        N_("Free some space, then press F9. What you typed is kept."),
    ),
    "SQLITE_BUSY": (
        N_("Not saved: another program holds the database."),
        N_("Close it, or wait a moment, and try again. What you typed is kept."),
    ),
    "SQLITE_LOCKED": (
        N_("Not saved: another program holds the database."),
        N_("Close it, or wait a moment, and try again. What you typed is kept."),
    ),
    "SQLITE_READONLY": (
        N_("The database cannot be written: its disk or folder is read-only."),
        N_("Make the folder writable, or name another one with --data FOLDER."),
    ),
    "SQLITE_CANTOPEN": (
        N_("The database cannot be opened."),
        N_("Look whether its folder is there and may be written."),
    ),
    "SQLITE_CORRUPT": (
        N_("The database is damaged."),
        N_("Keep the file, and bring back the newest one from the backups folder."),
    ),
    "SQLITE_NOTADB": (
        N_("The file is not a database of fairdesk."),
        N_("Name another place with --data FOLDER."),
    ),
    "SQLITE_IOERR": (
        N_("Not saved: the disk reports a fault."),
        N_("Make room on the disk or use another one, then try again. What you typed is kept."),
    ),
    "SQLITE_CONSTRAINT_FOREIGNKEY": (
        N_("Not saved: it names something that is not kept here any more."),
        N_("Choose the ring or the fair again. What you typed is kept."),
    ),
    "SQLITE_AUTH": (N_("This part of fairdesk may not read or change that."), ""),
}
_DENIED = ("not authorized", "vtable constructor failed")
"""What SQLite says, under a general code, when its authorizer denies a function or a search, and a trigger
when a row would be replaced."""

_POSTGRESQL = {
    "42501": "SQLITE_AUTH",
    "53100": "SQLITE_FULL",
    "55P03": "SQLITE_BUSY",
    "40001": "SQLITE_BUSY",
    "40P01": "SQLITE_BUSY",
    "23503": "SQLITE_CONSTRAINT_FOREIGNKEY",
}
"""PostgreSQL's states that mean the same to a person (PostgreSQL documentation, Appendix A)."""


def refusal_of(error: DBAPIError) -> Refusal | None:
    """Return what `error` means to a person; None when it is a fault of the program."""
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        return sqlite_refusal(cause)
    state = getattr(cause, "sqlstate", None)
    lost = error.connection_invalidated or type(cause).__name__ == "OperationalError"
    if state is None and lost:
        return Refusal(
            N_("The database server does not answer."),
            hint=N_(
                "Look at the network and at the server's address, then try again. What you typed is kept."
            ),
        )
    same = _POSTGRESQL.get(str(state))
    return Refusal(_SQLITE[same][0], hint=_SQLITE[same][1]) if same else None


def sqlite_refusal(error: sqlite3.Error) -> Refusal | None:
    """Return what SQLite's `error` means to a person, by its result code; None for a fault of the program."""
    name = getattr(error, "sqlite_errorname", "")
    if name in {"SQLITE_ERROR", "SQLITE_CONSTRAINT_TRIGGER"} and str(error).startswith(_DENIED):
        name = "SQLITE_AUTH"
    for code, (message, hint) in _SQLITE.items():
        if name == code or name.startswith(f"{code}_"):
            return Refusal(message, hint=hint)
    return None
