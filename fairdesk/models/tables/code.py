"""Codes: what a ring's QR holds, and how often each was scanned."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from fairdesk.models.tables.kept import ID_LENGTH, Kept


class Code(Kept, table=True):
    """The six letters printed for a ring; a code outlives a change of SKU."""

    __tablename__ = "code"

    code: str = Field(index=True)
    ring_id: str = Field(foreign_key="ring.id", index=True, max_length=ID_LENGTH)
    active: bool = True


class ScanCount(SQLModel, table=True):
    """How often a code was opened in one minute, in one language, at one device; summed on reading."""

    __tablename__ = "scan_count"

    code: str = Field(primary_key=True)
    minute: datetime = Field(primary_key=True)
    language: str = Field(primary_key=True)
    device: str = Field(primary_key=True)
    count: int = 0
