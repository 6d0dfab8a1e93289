"""The web's role on SQLite: connections whose authorizer denies whatever the list does not name."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from fairdesk.storage.opening.files import existing
from fairdesk.storage.opening.web_role import COUNTED, INSERTABLE, PICTURES, READABLE

NOT_REPLACED: Final = "not authorized"
"""What the trigger says that keeps rows from being replaced: the authorizer's own words."""

_PLAIN: Final = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_TRANSACTION, sqlite3.SQLITE_SAVEPOINT})
_FUNCTIONS: Final = frozenset({"count", "min", "max", "sum", "coalesce"})
_BEHIND_PICTURES: Final = frozenset({"picture", "picture_use"})
_WATCH_SECONDS: Final = 1


@dataclass
class Guard:
    """SQLite's authorizer of one connection.

    SQLite says which view reads a table, but a common table expression of the same name looks just
    like it: `view_is_ours` tells that the statement at hand has none.
    """

    view_is_ours: bool = False

    def __call__(
        self, action: int, first: str | None, second: str | None, _place: str | None, inside: str | None
    ) -> int:
        """Tell SQLite whether a statement may do `action` (SQLite's authorizer callback)."""
        allowed = (
            action in _PLAIN
            or (action == sqlite3.SQLITE_READ and self._may_read(first, inside))
            or (action == sqlite3.SQLITE_INSERT and first in INSERTABLE)
            or (action == sqlite3.SQLITE_UPDATE and (first, second) == COUNTED)
            or (action == sqlite3.SQLITE_FUNCTION and second in _FUNCTIONS)
        )
        return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY

    def _may_read(self, table: str | None, inside: str | None) -> bool:
        behind = self.view_is_ours and inside == PICTURES and table in _BEHIND_PICTURES
        return behind or table in READABLE


class WebConnection(sqlite3.Connection):
    """A connection that becomes the web's for good with `restrict`."""

    guard: Guard | None = None

    def cursor(self, factory: Any = None) -> Any:  # noqa: ANN401  as the driver has it
        """Return a cursor that tells the guard what is asked."""
        return super().cursor(factory or WebCursor)

    def restrict(self) -> None:
        """Allow what the web's role may do from now on, and nothing else.

        REPLACE deletes the row in its way without asking the authorizer, yet fires triggers where they
        are recursive (SQLite, "ON CONFLICT").
        """
        self.execute("PRAGMA recursive_triggers=ON")
        for table in sorted(INSERTABLE):
            self.execute(
                f"CREATE TEMP TRIGGER web_keeps_{table} BEFORE DELETE ON main.{table}"
                f" BEGIN SELECT RAISE(ABORT, '{NOT_REPLACED}'); END"
            )
        self.guard = Guard()
        self.set_authorizer(self.guard)


class WebCursor(sqlite3.Cursor):
    """A cursor under whose statements the pictures' view is trusted, unless they may name another so."""

    def execute(self, sql: str, parameters: Any = (), /) -> WebCursor:  # noqa: ANN401  as the driver has it
        """Run a statement; SQLite asks the guard while it does."""
        guard = self.connection.guard if isinstance(self.connection, WebConnection) else None
        if guard is None:
            return super().execute(sql, parameters)
        guard.view_is_ours = "with" not in sql.lower()
        try:
            return super().execute(sql, parameters)
        finally:
            guard.view_is_ours = False


def version_only(path: Path) -> sqlite3.Connection:
    """Return a connection that may ask `PRAGMA data_version`, which says no more than a number."""
    opened = sqlite3.connect(existing(path), uri=True, check_same_thread=False, timeout=_WATCH_SECONDS)
    opened.set_authorizer(_version_alone)
    return opened


def _version_alone(
    action: int, first: str | None, second: str | None, _place: str | None, _inside: str | None
) -> int:
    asked = (action, first, second) == (sqlite3.SQLITE_PRAGMA, "data_version", None)
    return sqlite3.SQLITE_OK if asked else sqlite3.SQLITE_DENY
