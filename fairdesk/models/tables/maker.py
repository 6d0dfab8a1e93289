"""Makers: the workshops and brands that exhibit, and what is said of them in each language."""

from __future__ import annotations

from datetime import date

from sqlmodel import Field

from fairdesk.models.tables.kept import ID_LENGTH, Kept


class Maker(Kept, table=True):
    """One maker; its id comes from its code. `gi_*` tells the geographical indication's state."""

    __tablename__ = "maker"

    code: str = Field(index=True)
    brand: str = ""
    contact_name: str = ""
    address: str = ""
    city: str = ""
    country: str = ""
    website: str = ""
    email: str = ""
    phone: str = ""
    eu_responsible: str = ""
    vat_id: str = ""
    gi_name: str = ""
    gi_number: str = ""
    gi_register: str = ""
    gi_territory: str = ""
    gi_status: str = ""
    gi_date: date | None = None
    sample: bool = False


class MakerText(Kept, table=True):
    """A maker's name and story in one language (ISO 639-1)."""

    __tablename__ = "maker_text"

    maker_id: str = Field(foreign_key="maker.id", index=True, max_length=ID_LENGTH)
    language: str
    name: str = ""
    text: str = ""
