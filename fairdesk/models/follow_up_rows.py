"""The frozen rows that reads of follow-ups return."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """One thing due to a lead, or done for it; times are UTC, an order is in minor units of its currency."""

    id: str
    lead_id: str
    kind: str
    due_at: datetime | None
    place: str
    done_at: datetime | None
    outcome: str
    order_minor: int | None
    order_currency: str
    note: str
    staff: str
