"""Interests: which ring a lead wants, how far, how many."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field

from fairdesk.models.tables.kept import ID_LENGTH, JSON_TYPE, Kept


class Interest(Kept, table=True):
    """A lead's interest in a ring, or in `words` when the ring is not in the catalogue.

    `sizes` lists objects of `mm` (ISO 8653), `quantity` and the buyer's `words`. Money is in minor units.
    `reason` is why, or why not: price, weight, size, style, delivery or certificate. `sample_*` tells where a
    sample is (wanted, handed_over, lent, returned, sold, posted), since when, and by whom of the staff.
    """

    __tablename__ = "interest"

    lead_id: str = Field(foreign_key="lead.id", index=True, max_length=ID_LENGTH)
    ring_id: str | None = Field(default=None, foreign_key="ring.id", index=True, max_length=ID_LENGTH)
    words: str = ""
    level: str = ""
    quantity: int | None = None
    sizes: list[dict[str, object]] = Field(default_factory=list, sa_type=JSON_TYPE)
    target_minor: int | None = None
    target_currency: str = ""
    reason: str = ""
    note: str = ""
    source: str = ""
    at: datetime
    sample_state: str = ""
    sample_until: datetime | None = None
    sample_pieces: int | None = None
    sample_value_minor: int | None = None
    sample_value_currency: str = ""
    sample_at: datetime | None = None
    sample_staff: str = ""
