"""The frozen rows that reads of the fair, its makers, staff and rings return."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class FairRow:
    """One fair. `time_zone` is an IANA name; dates are local to it."""

    id: str
    code: str
    name: str
    venue: str
    hall: str
    stand: str
    city: str
    country: str
    time_zone: str
    starts: date | None
    ends: date | None
    opening_hours: str
    currency: str
    base_url: str
    show_price: bool
    price_terms: str
    controller: str
    controller_address: str
    controller_contact: str
    eu_representative: str
    recipients: str
    retention_months: int
    legal_notice: str
    due_hours: dict[str, int]
    sample: bool

    @property
    def place(self) -> str:
        """Where the stand is: hall and stand, the hall left out when the stand's name says it."""
        return self.stand if self.stand.startswith(self.hall) else f"{self.hall}.{self.stand}".strip(".")


@dataclass(frozen=True, slots=True)
class MakerRow:
    """One maker; `texts` maps a language to (name, story)."""

    id: str
    code: str
    brand: str
    city: str
    country: str
    website: str
    email: str
    phone: str
    gi_status: str
    rings: int
    texts: dict[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StaffRow:
    """One of the staff."""

    id: str
    name: str
    languages: str


@dataclass(frozen=True, slots=True)
class RingRow:
    """One ring in a list. `price_minor` is in minor units of `currency`; `interest` counts leads."""

    id: str
    sku: str
    name: str
    name_language: str
    maker_code: str
    maker_name: str
    stone: str
    trade_name: str
    treatment: str
    stone_kind: str
    price_minor: int | None
    currency: str
    moq: int | None
    gi_status: str
    interest: int
    code: str
    active: bool


@dataclass(frozen=True, slots=True)
class RingInterest:
    """One lead's interest in a ring, as shown on the ring."""

    lead_id: str
    name: str
    company: str
    level: str
    quantity: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class RingDetail:
    """All of one ring. `fields` maps each column of the `ring` table to its value; None is "not stated"."""

    row: RingRow
    fields: dict[str, object]
    texts: dict[str, tuple[str, str]]
    picture: bytes | None
    picture_mime: str
    levels: dict[str, int]
    interested: tuple[RingInterest, ...]
