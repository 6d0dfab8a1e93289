"""What visitors' phones may reach on SQLite: an allow-list that the database itself enforces."""

from __future__ import annotations

import sqlite3
from typing import Final

CATALOGUE: Final = frozenset(
    {"fair", "maker", "maker_text", "ring", "ring_text", "code", "wording", "alembic_version"}
)
"""Tables that anybody may read: nothing in them is about a visitor."""

PICTURES: Final = "catalogue_picture"
"""The view that shows pictures of rings and makers only, never a card photo."""

WRITABLE: Final = frozenset({"inbox", "scan_count"})

PLAIN: Final = frozenset(
    {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_TRANSACTION, sqlite3.SQLITE_SAVEPOINT, sqlite3.SQLITE_RECURSIVE}
)

NO_FUNCTIONS: Final = frozenset({"load_extension", "readfile", "writefile", "edit", "fts3_tokenizer"})


def authorize(
    action: int, first: str | None, second: str | None, _place: str | None, inside: str | None
) -> int:
    """Tell SQLite whether a statement may do `action` (SQLite's authorizer callback)."""
    allowed = (
        action in PLAIN
        or (action == sqlite3.SQLITE_READ and _may_read(first or "", inside or ""))
        or (action == sqlite3.SQLITE_INSERT and first in WRITABLE)
        or (action == sqlite3.SQLITE_UPDATE and first == "scan_count" and second == "count")
        or (action == sqlite3.SQLITE_FUNCTION and second not in NO_FUNCTIONS)
    )
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY


def _may_read(table: str, inside: str) -> bool:
    """Whether a column of `table` may be read; `inside` names the view that reads it."""
    return table in CATALOGUE or table in {"scan_count", PICTURES} or inside == PICTURES
