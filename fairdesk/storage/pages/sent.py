"""The way in for phones: what was sent goes into the inbox, and the web's role cannot read it there."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.dialects import postgresql, sqlite

from fairdesk.models.tables.every import TABLES
from fairdesk.models.tables.inbox import Inbox
from fairdesk.storage.database import Database
from fairdesk.storage.keeping.stamps import MADE, next_stamp
from fairdesk.storage.write import Who

_INBOX = TABLES["inbox"]


def keep(database: Database, who: Who, row: Mapping[str, object]) -> None:
    """Keep one sending, durably; the same id again changes nothing. Raises `Refusal`: nothing is kept."""
    at = who.now()
    stamp = next_stamp("", int(at.timestamp() * 1000), who.device)
    whole = Inbox.model_validate({**row, "at": at, "stamps": {MADE: stamp}}).model_dump()
    insert = sqlite.insert if database.dialect == "sqlite" else postgresql.insert
    with database.writing() as connection:
        connection.execute(insert(_INBOX).values(whole).on_conflict_do_nothing())
