"""The web's connection to a database with a visitor, a card photo and something sent."""

from __future__ import annotations

from sqlalchemy import Connection, insert, text
from sqlalchemy.exc import DBAPIError

from fairdesk.domain.ids import new_id
from fairdesk.domain.refusals import Refusal
from fairdesk.models.tables.every import TABLES
from fairdesk.storage import pictures
from fairdesk.storage.database import Database, connect
from fairdesk.storage.opening.server_role import let_web_in
from fairdesk.storage.write import writing
from tests.storage.made import FAIR, START, lay_out, ring_id, save, who

SENT = "11111111111111111111111111111111"


def url_of(database: Database) -> str:
    return database.engine.url.render_as_string(hide_password=False)


def fill(database: Database) -> None:
    """Write a catalogue, a visitor with a card photo, an opened code and something sent."""
    lay_out(database, who(), [("FZ-1", {"en": "Sky"})])
    made = save(database, who(), "Made Visitor", reaches=[("email", "made@visitor.example")])
    with writing(database, who(), "picture") as write:
        pictures.keep(write, b"ring picture", "image/png", "ring", ring_id=ring_id("FZ-1"))
        pictures.keep(write, b"card photo", "image/png", "card", contact_id=made.contact)
    with database.writing() as connection:
        send(connection, SENT)
        connection.execute(insert(TABLES["scan_count"]), [opened("A")])


def as_web(database: Database) -> Database:
    """Open the same database in the web's role."""
    if database.dialect == "postgresql":
        with database.writing() as connection:
            let_web_in(connection)
    return connect(url_of(database), role="web")


def sent(row_id: str, typed: str = "") -> dict[str, object]:
    """Return a row of the inbox."""
    kept = {"id": row_id, "stamps": {}, "deleted": False, "erased": False, "fair_id": FAIR, "at": START}
    texts = dict.fromkeys(("wording", "state", "staff", "lead_id"), "")
    return {
        **kept,
        **texts,
        "typed": {"name": typed},
        "rings": [],
        "consents": {},
        "language": "sv",
    }


def send(connection: Connection, row_id: str = "") -> None:
    """Send something as visitors do."""
    connection.execute(insert(TABLES["inbox"]), [sent(row_id or new_id())])


def opened(code: str) -> dict[str, object]:
    """Return a row of the counts."""
    return {"code": code, "minute": START, "language": "sv", "device": "d", "count": 1}


def refused(database: Database, statement: str) -> bool:
    """Whether the database itself does not allow a statement, in a transaction that could write."""
    try:
        with database.writing() as connection:
            connection.execute(text(statement))
            connection.rollback()
    except Refusal as refusal:
        return "may not" in refusal.what
    except DBAPIError:
        return False
    return False
