"""Rings: the catalogue, with the trade's facts of each piece and its texts."""

from __future__ import annotations

from datetime import date

from sqlmodel import Field

from fairdesk.models.tables.kept import ID_LENGTH, Kept


class Ring(Kept, table=True):
    """One ring; its id comes from its maker's code and its SKU. Empty or None is "not stated".

    Sizes are mm of inner circumference (ISO 8653), `weight_g` grams, `price_minor` minor units of
    `price_currency` (ISO 4217), `technique` codes joined by ` + `.
    """

    __tablename__ = "ring"

    maker_id: str = Field(foreign_key="maker.id", index=True, max_length=ID_LENGTH)
    sku: str = Field(index=True)
    metal: str = ""
    fineness: int | None = None
    mark: str = ""
    plating: str = ""
    made_by: str = ""
    technique: str = ""
    weight_g: float | None = None
    stone: str = ""
    trade_name: str = ""
    stone_kind: str = ""
    treatment: str = ""
    origin_claimed: str = ""
    origin_evidence: str = ""
    stone_mm: str = ""
    stone_count: int | None = None
    engraving: str = ""
    engraving_meaning: str = ""
    nickel: str = ""
    nickel_report: str = ""
    lead: str = ""
    lead_report: str = ""
    cadmium: str = ""
    cadmium_report: str = ""
    country_of_origin: str = ""
    hs_code: str = ""
    size_min: float | None = None
    size_max: float | None = None
    size_step: float | None = None
    moq: int | None = None
    price_minor: int | None = None
    price_currency: str = ""
    price_valid_until: date | None = None
    lead_time_days: int | None = None
    award: str = ""
    gi_name: str = ""
    gi_number: str = ""
    gi_register: str = ""
    gi_territory: str = ""
    gi_status: str = ""
    gi_date: date | None = None
    marketplace_link: str = ""
    link_mode: str = ""
    active: bool = True
    sample: bool = False


class RingText(Kept, table=True):
    """A ring's name and description in one language (ISO 639-1)."""

    __tablename__ = "ring_text"

    ring_id: str = Field(foreign_key="ring.id", index=True, max_length=ID_LENGTH)
    language: str
    name: str = ""
    text: str = ""
