"""What visitors' phones may reach: one list, which SQLite and PostgreSQL enforce themselves."""

from __future__ import annotations

from typing import Final

PICTURES: Final = "catalogue_picture"
"""The view that shows pictures of rings and makers only, never a card photo."""

READABLE: Final = frozenset(
    {
        "fair", "maker", "maker_text", "ring", "ring_text", "code", "wording", "scan_count",
        "alembic_version", PICTURES,
    }
)  # fmt: skip
"""Tables, and the view, that anybody may read: nothing in them is about a visitor."""

INSERTABLE: Final = frozenset({"inbox", "scan_count"})
"""Tables that take new rows; a row that is there is never replaced."""

COUNTED: Final = ("scan_count", "count")
"""The one table and column that may be changed."""
