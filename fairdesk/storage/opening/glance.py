"""What was saved last, read by SQLite alone, so that it is in sight before anything heavy is loaded."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

WAIT_SECONDS: Final = 0.1

_FAIR: Final = (
    "SELECT id, name, hall, stand, time_zone, sample FROM fair"
    " WHERE NOT deleted AND (lower(code) = lower(?) OR ? = '') LIMIT 2"
)
_SAVED: Final = (
    "SELECT captured_at, name, company, rating FROM lead_search"
    " WHERE fair_id = ? AND hidden = 0 ORDER BY rid DESC LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class SavedLead:
    """A lead saved lately; `at` is UTC."""

    at: datetime
    name: str
    rating: str


@dataclass(frozen=True, slots=True)
class Glance:
    """The fair in use and the leads saved last at it, newest first."""

    fair: str
    hall: str
    stand: str
    time_zone: str
    sample: bool
    saved: tuple[SavedLead, ...]


def glance(path: Path, fair_code: str, limit: int) -> Glance | None:
    """Return what the database file at `path` has of a fair, the only one when no code is chosen.

    None when it cannot be told at once, for whatever reason: the store is opened properly right after.
    """
    try:
        with closing(
            sqlite3.connect(f"{path.as_uri()}?mode=ro", timeout=WAIT_SECONDS, uri=True)
        ) as connection:
            fairs = connection.execute(_FAIR, (fair_code, fair_code)).fetchall()
            if len(fairs) != 1:
                return None
            fair_id, name, hall, stand, time_zone, sample = fairs[0]
            rows = connection.execute(_SAVED, (fair_id, limit)).fetchall()
        saved = tuple(
            SavedLead(datetime.fromisoformat(at).replace(tzinfo=UTC), person or company, rating)
            for at, person, company, rating in rows
        )
        return Glance(name, hall, stand, time_zone, bool(sample), saved)
    except (sqlite3.Error, OSError, ValueError, TypeError):
        return None
