"""What searches read: one row per lead and per ring, derived from the kept tables and never exchanged."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from fairdesk.models.tables.kept import ID_LENGTH, JSON_TYPE


class LeadSearch(SQLModel, table=True):
    """A lead as lists show it, and `body`, the folded text it is found by; a greater `rid` is newer.

    `rating` is the effective one, `staff` and `day` (the fair's own date) are the first visit's;
    `hidden` tells that it was discarded. A deleted or erased lead has no row.
    """

    __tablename__ = "lead_search"
    __table_args__ = (
        Index("ix_lead_search_newest", "fair_id", "hidden", "rid"),
        Index("ix_lead_search_rating", "fair_id", "hidden", "rating", "rid"),
        Index("ix_lead_search_country", "fair_id", "hidden", "country", "rid"),
        Index("ix_lead_search_day", "fair_id", "hidden", "day", "rid"),
        Index("ix_lead_search_captured", "fair_id", "hidden", "captured_at", "rating"),
    )

    rid: int | None = Field(default=None, primary_key=True)
    lead_id: str = Field(unique=True, max_length=ID_LENGTH)
    contact_id: str = Field(index=True, max_length=ID_LENGTH)
    fair_id: str = Field(max_length=ID_LENGTH)
    name: str
    company: str
    name_key: str = Field(index=True)
    company_key: str = Field(index=True)
    country: str
    city: str
    language: str
    rating: str
    rings: int
    staff: str
    day: date
    captured_at: datetime
    last_visit_at: datetime
    incomplete: bool
    hidden: bool
    discarded: str
    body: str


class RingSearch(SQLModel, table=True):
    """A ring as lists show it: its names by language, its maker's names by language, and what it is found by.

    `sku_key` is the SKU folded, without hyphens, `name_keys` all its names folded, a line each, `body`
    everything.
    """

    __tablename__ = "ring_search"

    ring_id: str = Field(primary_key=True, max_length=ID_LENGTH)
    sku_key: str = Field(index=True)
    active: bool
    stone: str
    names: dict[str, str] = Field(sa_type=JSON_TYPE)
    maker_code: str
    maker_names: dict[str, str] = Field(sa_type=JSON_TYPE)
    name_keys: str
    body: str


class RingLead(SQLModel, table=True):
    """A ring that a lead shown in lists is interested in; `rid` is the lead's in `lead_search`."""

    __tablename__ = "ring_lead"
    __table_args__ = ({"sqlite_with_rowid": False},)

    ring_id: str = Field(primary_key=True, max_length=ID_LENGTH)
    rid: int = Field(primary_key=True, index=True, sa_column_kwargs={"autoincrement": False})
