"""The frozen rows that tell whether a visitor is known already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Known:
    """A lead that may be the visitor now typed; `why` says what matched (email, phone, name)."""

    lead_id: str
    contact_id: str
    name: str
    company: str
    city: str
    rating: str
    last_visit_at: datetime
    staff: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SlipLead:
    """The lead that a numbered slip became: a person's or company's name, and when it was captured (UTC)."""

    lead_id: str
    name: str
    captured_at: datetime
