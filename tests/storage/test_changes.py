"""Watchers are told of what others write, visitors too, and the web's may ask for nothing else."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from fairdesk.storage.changes import watch
from fairdesk.storage.database import Database
from fairdesk.storage.opening.sqlite_role import version_only
from tests.storage.made import lay_out, save, who
from tests.storage.webbed import as_web, send


@pytest.fixture
def web(database: Database) -> Iterator[Database]:
    lay_out(database, who())
    opened = as_web(database)
    yield opened
    opened.close()


def test_the_staff_are_told_of_what_visitors_send(database: Database, web: Database) -> None:
    watcher = watch(database)
    for _sending in range(2):
        assert not watcher.changed()
        with web.writing() as connection:
            send(connection)
        assert watcher.changed()
    assert not watcher.changed()
    watcher.close()


def test_the_web_is_told_of_what_the_staff_write(database: Database, web: Database) -> None:
    watcher = watch(web)
    assert not watcher.changed()
    save(database, who(), "Made Visitor")
    assert watcher.changed()
    assert not watcher.changed()
    watcher.close()


ASKED = [
    "SELECT 1",
    "SELECT name FROM fair",
    "SELECT count(*) FROM contact",
    "WITH c AS (SELECT name FROM contact) SELECT * FROM c",
    "SELECT sql FROM sqlite_master",
    "SELECT * FROM pragma_data_version",
    "SELECT rowid FROM lead_fts",
    "SELECT load_extension('x')",
    "INSERT INTO scan_count VALUES ('A', '', '', '', 1)",
    "INSERT INTO inbox DEFAULT VALUES",
    "UPDATE inbox SET state = ''",
    "DELETE FROM contact",
    "CREATE TEMP TABLE mine (x)",
    "ATTACH ':memory:' AS other",
    "BEGIN",
    "SAVEPOINT one",
    "PRAGMA data_version=1",
    "PRAGMA user_version",
    "PRAGMA table_info(contact)",
    "PRAGMA writable_schema=ON",
    "PRAGMA database_list",
    "PRAGMA integrity_check",
]


def test_a_watchers_connection_asks_for_the_version_and_nothing_else(lite: Database) -> None:
    lay_out(lite, who())
    watcher = watch(lite)
    assert lite.path is not None
    for own in (watcher.own, version_only(lite.path)):
        assert own is not None
        assert own.execute("PRAGMA data_version").fetchone()
        for statement in (*ASKED, "VACUUM INTO '/nowhere/stolen.db'"):
            with pytest.raises(sqlite3.DatabaseError, match=r"not authorized|denied|prohibited|constructor"):
                own.execute(statement)
        own.close()
