"""Contacts: people and companies, and the ways to reach them."""

from __future__ import annotations

from sqlmodel import Field

from fairdesk.models.tables.kept import ID_LENGTH, Kept


class Contact(Kept, table=True):
    """A person or a company, as written.

    `country` is ISO 3166-1 alpha-2, languages ISO 639. A contact joined to another names it in
    `merged_into`.
    """

    __tablename__ = "contact"

    name: str = ""
    latin_name: str = ""
    native_name: str = ""
    given: str = ""
    family: str = ""
    salutation: str = ""
    company: str = ""
    title: str = ""
    buyer_type: str = ""
    country: str = ""
    city: str = ""
    address: str = ""
    website: str = ""
    language: str = ""
    mail_language: str = ""
    vat_id: str = ""
    note: str = ""
    merged_into: str | None = Field(default=None, foreign_key="contact.id", index=True, max_length=ID_LENGTH)


class Reach(Kept, table=True):
    """One way to reach a contact; `key` is what it is compared by: folded e-mail, E.164."""

    __tablename__ = "reach"

    contact_id: str = Field(foreign_key="contact.id", index=True, max_length=ID_LENGTH)
    kind: str
    value: str
    key: str = Field(default="", index=True)
    label: str = ""
    verified: bool = False
