"""All tables together: importing this module makes their metadata complete."""

from __future__ import annotations

from typing import Final

from sqlalchemy import MetaData, Table
from sqlmodel import SQLModel

from fairdesk.models.tables import (
    code,
    consent,
    contact,
    day,
    fair,
    follow_up,
    found,
    inbox,
    interest,
    lead,
    maker,
    picture,
    qualifier,
    record,
    ring,
    staff,
    visit,
)
from fairdesk.models.tables.kept import Kept

MODULES: Final = (
    fair, maker, ring, code, picture, contact, lead, visit, interest, qualifier, consent, follow_up, inbox,
    staff, record, day, found,
)  # fmt: skip

METADATA: Final[MetaData] = SQLModel.metadata
TABLES: Final[dict[str, Table]] = dict(METADATA.tables)
KEPT: Final[dict[str, Table]] = {
    name: table for name, table in TABLES.items() if {"id", *Kept.model_fields} <= set(table.columns.keys())
}
"""The tables that are written through `storage.write`, by name."""
