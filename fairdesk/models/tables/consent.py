"""Consents, and the wordings they were given to."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field

from fairdesk.models.tables.kept import ID_LENGTH, Kept


class Wording(Kept, table=True):
    """The text of one version in one language, copied when first shown and never changed."""

    __tablename__ = "wording"

    version: str
    language: str
    text: str = ""


class Consent(Kept, table=True):
    """What a contact agreed to, or did not, and when and how.

    `wording` is version/language; `notice_shown` tells whether the privacy notice was on view.
    """

    __tablename__ = "consent"

    contact_id: str = Field(foreign_key="contact.id", index=True, max_length=ID_LENGTH)
    purpose: str
    wording: str = ""
    granted: bool = False
    notice_shown: bool = False
    at: datetime
    how: str = ""
    staff: str = ""
    withdrawn_at: datetime | None = None
