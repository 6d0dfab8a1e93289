"""Whether a database is well: its file, its rows' parents and its search index."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from fairdesk.language.messages import _
from fairdesk.storage.database import Database


def check(database: Database) -> str:
    """Return what is wrong with the database, in the interface's language; empty when it is well.

    On a server only that it answers is checked. Raises `Refusal` when it cannot be read at all.
    """
    if database.dialect != "sqlite":
        with database.reading() as connection:
            connection.execute(text("SELECT 1"))
        return ""
    with database.reading() as connection:
        found = str(connection.scalar(text("PRAGMA integrity_check(1)")))
        if found != "ok":
            return _("damaged: {what}").format(what=found)
        if orphans := connection.execute(text("PRAGMA foreign_key_check")).first():
            return _("rows of {table} without their parents").format(table=orphans[0])
    with database.writing() as connection:
        try:
            connection.execute(text("INSERT INTO lead_fts(lead_fts, rank) VALUES ('integrity-check', 1)"))
        except DatabaseError:
            return _("the search index does not agree with the leads")
    return ""
