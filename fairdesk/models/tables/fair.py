"""Fairs: the exhibitions at which leads are made."""

from __future__ import annotations

from datetime import date

from sqlmodel import Field

from fairdesk.models.tables.kept import JSON_TYPE, Kept


class Fair(Kept, table=True):
    """One fair; its id comes from its code.

    `country` is ISO 3166-1 alpha-2, `time_zone` an IANA name, `currency` ISO 4217. `due_hours` maps a
    rating to hours after the visit, where it differs from the standard.
    """

    __tablename__ = "fair"

    code: str = Field(index=True)
    name: str = ""
    venue: str = ""
    hall: str = ""
    stand: str = ""
    city: str = ""
    country: str = ""
    time_zone: str = ""
    starts: date | None = None
    ends: date | None = None
    opening_hours: str = ""
    currency: str = "EUR"
    base_url: str = ""
    show_price: bool = False
    price_terms: str = ""
    controller: str = ""
    controller_address: str = ""
    controller_contact: str = ""
    eu_representative: str = ""
    recipients: str = ""
    retention_months: int = 24
    legal_notice: str = ""
    due_hours: dict[str, int] = Field(default_factory=dict, sa_type=JSON_TYPE)
    sample: bool = False
