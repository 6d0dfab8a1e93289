"""Follow-ups: what is due to whom, and how it went."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field

from fairdesk.models.tables.kept import ID_LENGTH, Kept


class FollowUp(Kept, table=True):
    """One thing due to a lead; a lead's stage is read off the last outcome.

    `kind` is mail, call, quote, sample or meeting; `outcome` reached, no_answer, quote_sent, sample_sent,
    order or not_interested. Times are UTC, money in minor units.
    """

    __tablename__ = "follow_up"

    lead_id: str = Field(foreign_key="lead.id", index=True, max_length=ID_LENGTH)
    kind: str
    due_at: datetime | None = None
    place: str = ""
    done_at: datetime | None = None
    outcome: str = ""
    order_minor: int | None = None
    order_currency: str = ""
    note: str = ""
    staff: str = ""
