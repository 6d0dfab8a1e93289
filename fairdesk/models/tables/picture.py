"""Pictures: kept in the database, so that one backup holds all, and what each is used for."""

from __future__ import annotations

from sqlmodel import Field

from fairdesk.models.tables.kept import ID_LENGTH, Kept


class Picture(Kept, table=True):
    """One picture, longest side 1,200 px, its place removed; its id comes from its SHA-256."""

    __tablename__ = "picture"

    sha256: str = Field(index=True)
    mime: str = ""
    bytes: bytes


class PictureUse(Kept, table=True):
    """A picture of one ring, contact or maker: just one of the three ids is set.

    `kind` is ring, card, badge, maker or logo; the lowest `place` comes first.
    """

    __tablename__ = "picture_use"

    picture_id: str = Field(foreign_key="picture.id", index=True, max_length=ID_LENGTH)
    kind: str
    ring_id: str | None = Field(default=None, foreign_key="ring.id", index=True, max_length=ID_LENGTH)
    maker_id: str | None = Field(default=None, foreign_key="maker.id", index=True, max_length=ID_LENGTH)
    contact_id: str | None = Field(default=None, foreign_key="contact.id", index=True, max_length=ID_LENGTH)
    place: int = 0
