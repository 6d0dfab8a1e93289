"""A ring as a catalogue file states it, checked, before it is kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Final

from fairdesk.domain.ids import natural_id


@dataclass(frozen=True, slots=True)
class RingDraft:
    """One ring of a catalogue. Empty or None is "not stated"; fields are named as the table's columns.

    Sizes are mm of inner circumference (ISO 8653), `weight_g` grams, `price_minor` minor units of
    `price_currency` (ISO 4217), `technique` codes joined by ` + `. `names` and `descriptions` are by
    language, `picture` is the file found for it, `row` its place in the file.
    """

    maker: str
    sku: str
    names: Mapping[str, str] = field(default_factory=dict)
    descriptions: Mapping[str, str] = field(default_factory=dict)
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
    picture: Path | None = None
    row: int = 0

    @property
    def maker_id(self) -> str:
        """Return the id of its maker."""
        return natural_id("maker", self.maker)

    @property
    def id(self) -> str:
        """Return the ring's id, the same on every laptop."""
        return natural_id("ring", self.maker, self.sku)

    @property
    def texts(self) -> dict[str, tuple[str, str]]:
        """Return name and description by language, of the languages that have either."""
        languages = dict.fromkeys((*self.names, *self.descriptions))
        return {lang: (self.names.get(lang, ""), self.descriptions.get(lang, "")) for lang in languages}

    def values(self, stated: Collection[str] = ()) -> dict[str, object]:
        """Return the values of the ring table's columns, `id`, `maker_id` and `sku` among them.

        `stated` narrows them to the columns that a file had, so that a price list changes prices only.
        """
        wanted = {*stated, *(("price_minor", "price_currency") if "price" in stated else ())}
        named = {name: getattr(self, name) for name in FACTS if not stated or name in wanted}
        return {"id": self.id, "maker_id": self.maker_id, "sku": self.sku, **named}


FACTS: Final = tuple(
    each.name
    for each in fields(RingDraft)
    if each.name not in {"maker", "sku", "names", "descriptions", "picture", "row"}
)
"""Columns of the ring table that a catalogue file can state."""
