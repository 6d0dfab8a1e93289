"""The web's connection reads the catalogue, writes the inbox, and is denied all else by SQLite itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, text

from fairdesk.domain.ids import new_id
from fairdesk.domain.refusals import Refusal
from fairdesk.models.tables.every import TABLES
from fairdesk.storage import fairs, makers, pictures
from fairdesk.storage.database import Database, connect
from fairdesk.storage.write import writing
from tests.storage.made import FAIR, START, lay_out, ring_id, save, who


@pytest.fixture
def web(lite: Database) -> Iterator[Database]:
    lay_out(lite, who(), [("FZ-1", {"en": "Sky"})])
    made = save(lite, who(), "Made Visitor", reaches=[("email", "made@visitor.example")])
    with writing(lite, who(), "picture") as write:
        pictures.keep(write, b"ring picture", "image/png", "ring", ring_id=ring_id("FZ-1"))
        pictures.keep(write, b"card photo", "image/png", "card", contact_id=made.contact)
    opened = connect(f"sqlite:///{lite.path}", role="web")
    yield opened
    opened.close()


def test_the_catalogue_is_read(web: Database) -> None:
    assert fairs.all_fairs(web)[0].id == FAIR
    assert makers.all_makers(web)[0].rings == 1
    with web.reading() as connection:
        assert connection.scalar(text("SELECT name FROM ring_text WHERE language = 'en'")) == "Sky"
        assert connection.scalar(text("SELECT count(*) FROM code")) == 1


def test_pictures_of_rings_are_seen_and_card_photos_are_not(web: Database) -> None:
    with web.reading() as connection:
        assert list(connection.scalars(text("SELECT bytes FROM catalogue_picture"))) == [b"ring picture"]


def test_the_inbox_and_the_scan_counts_are_written(web: Database, lite: Database) -> None:
    standard = {
        "stamps": {},
        "deleted": False,
        "erased": False,
        "verified": False,
        "state": "",
        "staff": "",
        "wording": "",
    }
    row = {
        "id": new_id(),
        "fair_id": FAIR,
        "at": START,
        "typed": {},
        "picks": [],
        "consents": {},
        "language": "sv",
        **standard,
    }
    count = text(
        "INSERT INTO scan_count(code, minute, language, device, count) VALUES ('A', '2027', 'sv', 'd', 1) "
        "ON CONFLICT DO UPDATE SET count = count + 1"
    )
    with web.writing() as connection:
        connection.execute(insert(TABLES["inbox"]), [row])
        connection.execute(count)
        connection.execute(count)
    with lite.reading() as connection:
        assert connection.scalar(text("SELECT count FROM scan_count")) == 2
        assert connection.scalar(text("SELECT language FROM inbox")) == "sv"


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT count(*) FROM contact",
        "SELECT name FROM contact",
        "SELECT body FROM lead_search",
        "SELECT body FROM lead_fts",
        "SELECT block FROM lead_fts_data",
        "SELECT bytes FROM picture",
        "SELECT contact_id FROM picture_use",
        "SELECT before FROM history",
        "SELECT typed FROM inbox",
        "SELECT count(*) FROM inbox",
        "SELECT hmac FROM tombstone",
        "SELECT pin_hash FROM staff",
        "SELECT sql FROM sqlite_master",
        "INSERT INTO contact SELECT * FROM contact",
        "INSERT INTO ring_text SELECT * FROM ring_text",
        "UPDATE ring SET price_minor = 1",
        "UPDATE scan_count SET code = 'X'",
        "UPDATE inbox SET state = 'accepted'",
        "DELETE FROM inbox",
        "DELETE FROM ring",
        "CREATE TABLE mine (x)",
        "CREATE TEMP TABLE mine (x)",
        "CREATE VIEW mine AS SELECT 1",
        "DROP TABLE inbox",
        "DROP VIEW catalogue_picture",
        "ALTER TABLE ring ADD COLUMN x",
        "ATTACH '/tmp/other.db' AS other",
        "PRAGMA writable_schema=ON",
        "PRAGMA table_info(contact)",
        "SELECT load_extension('x')",
        "WITH c AS (SELECT name FROM contact) SELECT * FROM c",
        "SELECT (SELECT name FROM contact LIMIT 1) FROM fair",
    ],
)
def test_all_else_is_denied(web: Database, statement: str) -> None:
    with pytest.raises(Refusal, match="may not"), web.reading() as connection:
        connection.execute(text(statement))


def test_a_write_by_the_staffs_way_is_denied(web: Database) -> None:
    with pytest.raises(Refusal, match="may not"):
        save(web, who(), "Not Allowed")


def test_no_copy_is_made(web: Database, tmp_path: Path) -> None:
    with web.engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        with pytest.raises(sqlite3.DatabaseError, match="authorization denied"):
            driver.execute(f"VACUUM INTO '{tmp_path / 'stolen.db'}'")
