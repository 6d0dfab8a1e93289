"""What each kept table has: an id, who wrote which field when, and whether it is gone."""

from __future__ import annotations

from typing import Final

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

ID_LENGTH: Final = 32
JSON_TYPE: Final = JSON(none_as_null=True)

MADE: Final = "*"
"""The key of a row's own stamp: that of each field with no later change."""


class Kept(SQLModel):
    """The common fields of a row that laptops exchange; rows are never removed.

    `stamps` maps a field to the stamp of its last change, `*` to that of the row's making.
    `deleted` is an ordinary field that may be taken back; `erased` never is.
    """

    id: str = Field(primary_key=True, max_length=ID_LENGTH)
    stamps: dict[str, str] = Field(default_factory=dict, sa_type=JSON_TYPE)
    deleted: bool = False
    erased: bool = False
