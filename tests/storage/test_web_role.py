"""The web's connection reads the catalogue, writes the inbox, and the database itself denies it the rest."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from fairdesk.domain.ids import new_id
from fairdesk.domain.refusals import Refusal
from fairdesk.models.tables.every import TABLES
from fairdesk.storage import fairs, makers
from fairdesk.storage.database import Database
from fairdesk.storage.pages import scans
from tests.storage.made import FAIR, START, save, who
from tests.storage.webbed import SENT, as_web, fill, refused, send

OPEN = {
    "fair", "maker", "maker_text", "ring", "ring_text", "code", "wording", "scan_count", "alembic_version",
}  # fmt: skip
"""All that the web may read. A table that is not here, a new one too, is denied."""

READS = [
    "SELECT count(*) FROM {table}",
    "SELECT 1 FROM {table}",
    "SELECT {column} FROM {table}",
    "SELECT t.{column} FROM {table} t",
    "SELECT f.name FROM fair f JOIN {table} t ON t.{column} = t.{column}",
    "SELECT f.name FROM fair f LEFT JOIN {table} t ON f.name = 'x'",
    "SELECT f.name FROM fair f, {table} t",
    "SELECT f.name FROM fair f WHERE EXISTS (SELECT 1 FROM {table})",
    "SELECT (SELECT count(*) FROM {table}) FROM fair",
    "SELECT name FROM fair ORDER BY (SELECT count(*) FROM {table})",
    "SELECT 1 FROM fair UNION ALL SELECT count(*) FROM {table}",
    "SELECT 1 FROM fair EXCEPT SELECT 1 FROM {table}",
    "WITH c AS (SELECT {column} FROM {table}) SELECT * FROM c",
    "WITH catalogue_picture AS (SELECT {column} FROM {table}) SELECT * FROM catalogue_picture",
    "wItH catalogue_picture(x) AS (SELECT count(*) FROM {table}) SELECT x FROM catalogue_picture",
    "WITH ring AS (SELECT {column} FROM {table}) SELECT * FROM ring",
    "SELECT * FROM (SELECT {column} FROM {table}) AS catalogue_picture",
    "SELECT catalogue_picture.{column} FROM {table} AS catalogue_picture",
    "SELECT count(*) FROM {table} AS ring",
    "VALUES ((SELECT count(*) FROM {table}))",
    "EXPLAIN SELECT {column} FROM {table}",
    "INSERT INTO scan_count SELECT 'x', m.minute, 'x', 'x', 1 FROM {table}, scan_count m",
    "UPDATE scan_count SET count = (SELECT count(*) FROM {table})",
]
WRITES = [
    "UPDATE {table} SET {column} = {column}",
    "UPDATE {table} SET {column} = NULL",
    "DELETE FROM {table}",
    "INSERT INTO {table} SELECT * FROM {table}",
    "ALTER TABLE {table} ADD COLUMN x INTEGER",
    "DROP TABLE {table}",
    "CREATE INDEX mine ON {table} ({column})",
]
ON_BOTH = [
    "INSERT INTO inbox SELECT * FROM inbox",
    "UPDATE inbox SET state = 'accepted'",
    "DELETE FROM inbox",
    "DELETE FROM scan_count",
    "UPDATE scan_count SET code = 'X'",
    "UPDATE scan_count SET device = 'X' WHERE code = 'none'",
    "DROP VIEW catalogue_picture",
    "CREATE TABLE mine (x INTEGER)",
    "CREATE VIEW mine AS SELECT 1",
]
ONLY_SQLITE = [
    "CREATE TEMP TABLE mine (x)",
    "CREATE TEMP TABLE mine AS SELECT * FROM ring",
    "CREATE TEMP VIEW catalogue_picture AS SELECT * FROM contact",
    "CREATE TEMP TRIGGER mine AFTER INSERT ON inbox BEGIN SELECT 1; END",
    "CREATE TRIGGER mine AFTER INSERT ON inbox BEGIN SELECT 1; END",
    "CREATE VIRTUAL TABLE mine USING fts5(x)",
    "CREATE VIRTUAL TABLE temp.mine USING fts5vocab(main, lead_fts, row)",
    "DROP TRIGGER web_keeps_inbox",
    "DROP TRIGGER temp.web_keeps_inbox",
    "DROP TRIGGER lead_search_added",
    "ATTACH ':memory:' AS other",
    "ATTACH '/nowhere/other.db' AS other",
    "DETACH main",
    "ANALYZE",
    "REINDEX contact",
    "SELECT sql FROM sqlite_master",
    "SELECT count(*) FROM sqlite_master",
    "SELECT name FROM sqlite_schema",
    "SELECT name FROM sqlite_temp_master",
    "SELECT * FROM pragma_table_info('contact')",
    "SELECT * FROM pragma_database_list",
    "SELECT * FROM pragma_data_version",
    "SELECT * FROM dbstat",
    "SELECT * FROM json_each('[1]')",
    "SELECT rowid FROM lead_fts WHERE lead_fts MATCH 'made'",
    "SELECT rowid FROM lead_fts('made')",
    "SELECT highlight(lead_fts, 0, '', '') FROM lead_fts",
    "SELECT load_extension('x')",
    "SELECT fts3_tokenizer('simple')",
    "SELECT sqlite_compileoption_get(1)",
    "SELECT rowid FROM contact",
    "SELECT * FROM main.contact",
    'SELECT "NAME" FROM "CONTACT"',
    "SELECT * FROM (contact) AS catalogue_picture",
    "SELECT name FROM fair WHERE id IN contact",
    "SELECT name FROM fair LIMIT (SELECT count(*) FROM contact)",
    "SELECT p.id FROM catalogue_picture c JOIN picture p ON p.id = c.picture_id",
    "REPLACE INTO contact SELECT * FROM contact",
]
PRAGMAS = [
    "data_version", "user_version", "user_version=5", "writable_schema", "writable_schema=ON",
    "foreign_keys=OFF", "recursive_triggers=OFF", "table_info(contact)", "table_list",
    "database_list", "journal_mode=DELETE", "query_only=OFF", "trusted_schema=ON", "wal_checkpoint",
    "optimize", "temp_store_directory='/tmp'", "function_list", "integrity_check", "main.table_info(contact)",
    "incremental_vacuum", "defer_foreign_keys=ON",
]  # fmt: skip
ONLY_POSTGRESQL = [
    "TABLE contact",
    "SELECT * FROM ONLY contact",
    "SELECT id, act FROM history",
    "SELECT * FROM history",
    "SELECT before FROM history",
    "SELECT count(*) FROM history WHERE staff = 'x'",
    "COPY contact TO STDOUT",
    "COPY (SELECT name FROM contact) TO STDOUT",
    "COPY inbox FROM PROGRAM 'true'",
    "TRUNCATE inbox",
    "LOCK TABLE contact IN SHARE MODE",
    "SELECT name FROM contact FOR UPDATE",
    "SELECT nextval('history_id_seq')",
    "MERGE INTO inbox i USING fair f ON i.id = f.id WHEN MATCHED THEN DELETE",
    "DO $$ BEGIN PERFORM 1 FROM contact; END $$",
    "SELECT query_to_xml('SELECT name FROM contact', true, true, '')",
    "SELECT pg_read_file('/etc/passwd')",
    "SELECT passwd FROM pg_shadow",
    "GRANT SELECT ON contact TO fairdesk_web",
    "ALTER VIEW catalogue_picture RESET (security_barrier)",
    "CREATE ROLE another",
    "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
]


@pytest.fixture
def web(database: Database) -> Iterator[Database]:
    fill(database)
    opened = as_web(database)
    yield opened
    opened.close()


@pytest.fixture
def lite_web(lite: Database) -> Iterator[Database]:
    fill(lite)
    opened = as_web(lite)
    yield opened
    opened.close()


def _closed(database: Database) -> list[tuple[str, str]]:
    """Return the tables not open to the web, those behind the index included, each with a column."""
    with database.reading() as connection:
        seen = inspect(connection)
        names = {*seen.get_table_names(), *TABLES} - OPEN - {"lead_fts"}
        return [(f'"{name}"', f'"{seen.get_columns(name)[0]["name"]}"') for name in sorted(names)]


def _let_through(web: Database, statements: list[str]) -> list[str]:
    return [statement for statement in statements if not refused(web, statement)]


def test_the_catalogue_is_read(web: Database) -> None:
    assert fairs.all_fairs(web)[0].id == FAIR
    assert makers.all_makers(web)[0].rings == 1
    with web.reading() as connection:
        assert connection.scalar(text("SELECT name FROM ring_text WHERE language = 'en'")) == "Sky"
        for table in OPEN:
            assert connection.scalar(text(f"SELECT count(*) FROM {table}")) is not None


def test_pictures_of_rings_are_seen_and_card_photos_are_not(web: Database) -> None:
    with web.reading() as connection:
        assert list(connection.scalars(text("SELECT bytes FROM catalogue_picture"))) == [b"ring picture"]
        assert connection.scalar(text("SELECT count(*) FROM catalogue_picture")) == 1


def test_the_inbox_is_written_and_what_others_sent_is_not_seen(web: Database, database: Database) -> None:
    with web.writing() as connection:
        send(connection)
    with database.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM inbox")) == 2
    kept = "INSERT INTO inbox SELECT * FROM inbox RETURNING typed"
    assert _let_through(web, ["SELECT typed FROM inbox", "SELECT count(*) FROM inbox", kept]) == []


def test_scans_are_counted(web: Database, database: Database) -> None:
    for _time in range(3):
        scans.count(web, "B", "sv", "d", START)
    with database.reading() as connection:
        assert connection.scalar(text("SELECT count FROM scan_count WHERE code = 'B'")) == 3


@pytest.mark.parametrize("kind", [READS, WRITES], ids=["read", "written"])
def test_no_other_table_is(web: Database, database: Database, kind: list[str]) -> None:
    closed = _closed(database)
    assert {'"contact"', '"inbox"', '"history"', '"lead_search"'} <= {table for table, _column in closed}
    if web.dialect == "postgresql" and kind is READS:
        closed = [one for one in closed if one[0] != '"history"']  # its ids are for the watcher
    asked = [one.format(table=table, column=column) for one in kind for table, column in closed]
    assert _let_through(web, asked) == []


def test_a_table_that_is_new_is_denied(web: Database, database: Database) -> None:
    with database.writing() as connection:
        connection.execute(text("CREATE TABLE brand_new (x INTEGER)"))
    try:
        asked = [
            "SELECT x FROM brand_new",
            "SELECT count(*) FROM brand_new",
            "INSERT INTO brand_new VALUES (1)",
        ]
        assert _let_through(web, asked) == []
    finally:
        with database.writing() as connection:
            connection.execute(text("DROP TABLE brand_new"))


def test_the_catalogue_is_not_changed_and_nothing_is_made(web: Database, database: Database) -> None:
    tables = sorted(OPEN - {"scan_count"})
    asked = [f"DELETE FROM {table}" for table in tables] + [
        f"INSERT INTO {table} SELECT * FROM {table}" for table in tables
    ]
    asked += [f"UPDATE {table} SET deleted = true" for table in tables if table != "alembic_version"]
    others = ONLY_SQLITE if web.dialect == "sqlite" else ONLY_POSTGRESQL
    pragmas = [f"PRAGMA {one}" for one in PRAGMAS] if web.dialect == "sqlite" else []
    assert _let_through(web, [*asked, *ON_BOTH, *others, *pragmas]) == []


def test_no_copy_is_made(lite_web: Database, tmp_path: Path) -> None:
    with lite_web.engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        for statement in ("VACUUM", f"VACUUM INTO '{tmp_path / 'stolen.db'}'"):
            with pytest.raises(sqlite3.DatabaseError, match="authorization denied"):
                driver.execute(statement)


def test_a_write_by_the_staffs_way_is_denied(web: Database) -> None:
    with pytest.raises(Refusal, match="may not"):
        save(web, who(), "Not Allowed")


def _insert(clause: str, row_id: str, more: str = "", extra: tuple[str, str] = ("", "")) -> str:
    return (
        f"INSERT {clause} INTO inbox ({extra[0]}id, stamps, deleted, erased, fair_id, at, typed, picks,"
        f" language, wording, consents, state, staff, lead_id)"
        f" VALUES ({extra[1]}'{row_id}', '{{}}', false, false, '{FAIR}',"
        f" '2027-01-01', '{{}}', '[]', 'xx', '', '{{}}', '', '', '') {more}"
    )


def test_what_was_sent_is_not_replaced(web: Database, database: Database) -> None:
    asked = [
        _insert("", SENT, "ON CONFLICT (id) DO UPDATE SET language = 'xx'"),
        _insert("", new_id(), "RETURNING id"),
        _insert("", new_id(), "RETURNING (SELECT name FROM contact)"),
    ]
    if web.dialect == "sqlite":
        asked += [
            _insert("OR REPLACE", SENT),
            _insert("OR REPLACE", new_id(), extra=("rowid, ", "1, ")),
            _insert("", SENT).replace("INSERT", "REPLACE"),
            "REPLACE INTO scan_count VALUES ('A', '2027-02-19 09:00:00.000000', 'sv', 'd', 9)",
            "REPLACE INTO scan_count(rowid, code, minute, language, device, count)"
            " VALUES (1, 'Z', '', '', '', 9)",
        ]
    assert _let_through(web, asked) == []
    with pytest.raises(DBAPIError, match=r"(?i)unique"), web.writing() as connection:
        connection.execute(text(_insert("", SENT)))
    with web.writing() as connection:
        send(connection)
        connection.execute(text(_insert("", SENT, "ON CONFLICT DO NOTHING")))
    with database.reading() as connection:
        kept = connection.execute(text("SELECT language FROM inbox")).scalars().all()
        assert kept == ["sv", "sv"]


def test_the_staff_still_change_what_was_sent(web: Database, database: Database) -> None:
    del web
    with database.writing() as connection:
        connection.execute(text("UPDATE inbox SET state = 'accepted'"))
        connection.execute(text("DELETE FROM inbox"))


def test_a_name_of_the_views_own_opens_no_card_photo(lite_web: Database) -> None:
    hidden = [
        "WITH catalogue_picture AS (SELECT bytes FROM picture) SELECT * FROM catalogue_picture",
        "SELECT bytes FROM catalogue_picture UNION SELECT * FROM"
        " (WITH catalogue_picture AS (SELECT bytes FROM picture) SELECT * FROM catalogue_picture)",
        "/**/with/**/catalogue_picture/**/as(SELECT contact_id FROM picture_use)"
        "SELECT 1 FROM catalogue_picture",
        "WITH catalogue_picture AS (SELECT bytes FROM main.catalogue_picture UNION SELECT bytes FROM picture)"
        " SELECT * FROM catalogue_picture",
    ]
    assert _let_through(lite_web, hidden) == []
    with lite_web.engine.connect() as connection:
        with pytest.raises(DBAPIError):
            connection.exec_driver_sql("SELECT nothing FROM catalogue_picture")
        driver: Any = connection.connection.driver_connection
        with pytest.raises(sqlite3.DatabaseError, match="prohibited"):
            driver.executemany(
                "INSERT INTO scan_count SELECT bytes, '', '', '', 1 FROM catalogue_picture", [()]
            )
