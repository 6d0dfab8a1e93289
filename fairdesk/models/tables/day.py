"""Days: how each day at a fair was closed."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Field

from fairdesk.models.tables.kept import ID_LENGTH, JSON_TYPE, Kept


class DayClose(Kept, table=True):
    """One closing of a day at a fair (its own date); a day may be closed again, the newest counts.

    `counted` maps leads, slips and cards to what was counted by hand, `found` to what was entered, beside
    every open end and how many there were of it.
    """

    __tablename__ = "day_close"

    fair_id: str = Field(foreign_key="fair.id", index=True, max_length=ID_LENGTH)
    day: date
    at: datetime
    staff: str = ""
    counted: dict[str, int] = Field(default_factory=dict, sa_type=JSON_TYPE)
    found: dict[str, int] = Field(default_factory=dict, sa_type=JSON_TYPE)
    note: str = ""
