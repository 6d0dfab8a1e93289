"""The tables of the exchange format, the fields of each, and the kinds of their values."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Final

from sqlalchemy import JSON, Boolean, Column, Date, DateTime, Float, Integer, LargeBinary
from sqlalchemy.types import TypeDecorator

from fairdesk.models.tables.every import KEPT
from fairdesk.models.tables.kept import ID_LENGTH

FORMAT: Final = "fairdesk-exchange"
VERSION: Final = 1
MANIFEST: Final = "manifest.json"
TEXT: Final = "FORMAT.txt"
"""Tells people what is in the file; nobody needs it to read the rest."""

CATALOGUE: Final = (
    "fair", "staff", "wording", "qualifier", "maker", "maker_text", "ring", "ring_text", "code", "picture",
)  # fmt: skip
"""Tables of what leads refer to, parents first."""

PEOPLE: Final = (
    "contact", "reach", "consent", "picture_use", "lead", "visit", "interest", "answer", "follow_up",
)  # fmt: skip
"""Tables of leads and contacts, parents first."""

ORDER: Final = (*CATALOGUE, *PEOPLE)

OWNER: Final = {
    "reach": "contact_id", "consent": "contact_id", "picture_use": "contact_id", "lead": "contact_id",
    "visit": "lead_id", "interest": "lead_id", "answer": "lead_id", "follow_up": "lead_id",
}  # fmt: skip
"""The field that names the contact or lead whose row it is."""

STAYS: Final = frozenset({("staff", "pin_hash")})
"""Fields that never leave a laptop."""


class Kind(StrEnum):
    """How a value is written in JSON."""

    ID = "id"
    """32 hexadecimal digits."""
    TEXT = "text"
    WHOLE = "whole number"
    NUMBER = "number"
    YES_NO = "true or false"
    TIME = "time"
    """ISO 8601 with its offset; fairdesk writes UTC."""
    DAY = "day"
    """ISO 8601, as 2027-03-04."""
    JSON = "JSON"
    BYTES = "base64"
    """RFC 4648."""


def kind_of(column: Column[Any]) -> Kind:
    """Return how a column's values are written."""
    plain = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
    kinds = (
        (LargeBinary, Kind.BYTES), (DateTime, Kind.TIME), (Date, Kind.DAY), (Boolean, Kind.YES_NO),
        (Integer, Kind.WHOLE), (Float, Kind.NUMBER), (JSON, Kind.JSON),
    )  # fmt: skip
    for form, kind in kinds:
        if isinstance(plain, form):
            return kind
    return Kind.ID if getattr(plain, "length", None) == ID_LENGTH else Kind.TEXT


FIELDS: Final[dict[str, dict[str, Kind]]] = {
    table: {
        column.name: kind_of(column) for column in KEPT[table].columns if (table, column.name) not in STAYS
    }
    for table in ORDER
}
"""The fields of each table, with the kinds of their values."""

OPTIONAL: Final[dict[str, frozenset[str]]] = {
    table: frozenset(column.name for column in KEPT[table].columns if column.nullable) for table in ORDER
}
"""Fields that may be null."""

REQUIRED: Final[dict[str, frozenset[str]]] = {
    table: frozenset(
        column.name
        for column in KEPT[table].columns
        if not column.nullable and column.default is None and column.name != "stamps"
    )
    for table in ORDER
}
"""Fields without which a row is none."""

REFERS: Final[dict[str, dict[str, str]]] = {
    table: {
        column.name: key.column.table.name for column in KEPT[table].columns for key in column.foreign_keys
    }
    for table in ORDER
}
"""The fields of each table that name a row of another, with that table."""


def file_of(table: str) -> str:
    """Return the name of a table's file in the ZIP: JSON, one row a line."""
    return f"{table}.jsonl"
