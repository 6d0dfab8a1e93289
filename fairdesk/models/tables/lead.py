"""Leads: a contact at a fair."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field

from fairdesk.models.tables.kept import ID_LENGTH, Kept


class Lead(Kept, table=True):
    """A contact at a fair. `rating` is the one chosen; empty leaves it to the interests.

    `incomplete` and `discarded_reason` are empty, or why. `captured_at` is UTC, `captured_offset_minutes`
    what to add for the clock on the fair's wall. `due_at` is set only by hand.
    """

    __tablename__ = "lead"

    contact_id: str = Field(foreign_key="contact.id", index=True, max_length=ID_LENGTH)
    fair_id: str = Field(foreign_key="fair.id", index=True, max_length=ID_LENGTH)
    rating: str = ""
    owner: str = ""
    next_step: str = ""
    due_at: datetime | None = None
    how: str = ""
    captured_at: datetime
    captured_offset_minutes: int = 0
    incomplete: str = ""
    discarded_reason: str = ""
