"""Visits: each encounter at the stand, with a lead or with nobody known."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field

from fairdesk.models.tables.kept import ID_LENGTH, JSON_TYPE, Kept


class Visit(Kept, table=True):
    """One encounter with a lead; `staff` is the name of who was at the keyboard."""

    __tablename__ = "visit"

    lead_id: str = Field(foreign_key="lead.id", index=True, max_length=ID_LENGTH)
    at: datetime
    staff: str = ""
    note: str = ""


class AnonymousVisit(Kept, table=True):
    """A visitor who left nothing: no personal data, and never a lead. `rings` lists ring ids."""

    __tablename__ = "anonymous_visit"

    fair_id: str = Field(foreign_key="fair.id", index=True, max_length=ID_LENGTH)
    at: datetime
    staff: str = ""
    country: str = ""
    buyer_type: str = ""
    rings: list[str] = Field(default_factory=list, sa_type=JSON_TYPE)
