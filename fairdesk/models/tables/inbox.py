"""The inbox: what visitors sent by phone, until staff take it or leave it."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field

from fairdesk.models.tables.kept import ID_LENGTH, JSON_TYPE, Kept


class Inbox(Kept, table=True):
    """One sending: `typed` maps a field to what was typed, `picks` lists rings.

    A pick has `ring_id`, or `words` for what is no ring here, `quantity` and `size`, all as typed.
    `state` is empty, accepted, linked or discarded; `lead_id` is the lead it became or joined, no foreign
    key because the web, which writes here, may not look into leads.
    """

    __tablename__ = "inbox"

    fair_id: str = Field(foreign_key="fair.id", index=True, max_length=ID_LENGTH)
    at: datetime
    typed: dict[str, str] = Field(default_factory=dict, sa_type=JSON_TYPE)
    picks: list[dict[str, str]] = Field(default_factory=list, sa_type=JSON_TYPE)
    language: str = ""
    wording: str = ""
    consents: dict[str, bool] = Field(default_factory=dict, sa_type=JSON_TYPE)
    state: str = ""
    staff: str = ""
    lead_id: str = Field(default="", index=True, max_length=ID_LENGTH)
