"""Reads of makers."""

from __future__ import annotations

from typing import Final

from sqlalchemy import func, select

from fairdesk.models.stand_rows import MakerRow
from fairdesk.models.tables.every import TABLES
from fairdesk.storage.keeping.source import Source, reading

_MAKER: Final = TABLES["maker"]
_TEXT: Final = TABLES["maker_text"]
_RING: Final = TABLES["ring"]
_PLAIN: Final = ("id", "code", "brand", "city", "country", "website", "email", "phone", "gi_status")


def all_makers(source: Source) -> tuple[MakerRow, ...]:
    """Return the makers by code, with how many rings each has and its texts by language."""
    rings = (
        select(func.count())
        .where(_RING.c.maker_id == _MAKER.c.id, ~_RING.c.deleted)
        .scalar_subquery()
        .label("rings")
    )
    makers = (
        select(*(_MAKER.c[name] for name in _PLAIN), rings).where(~_MAKER.c.deleted).order_by(_MAKER.c.code)
    )
    texts = select(_TEXT.c.maker_id, _TEXT.c.language, _TEXT.c.name, _TEXT.c.text).where(~_TEXT.c.deleted)
    said: dict[str, dict[str, tuple[str, str]]] = {}
    with reading(source) as connection:
        for maker_id, language, name, story in connection.execute(texts):
            said.setdefault(maker_id, {})[language] = (name, story)
        return tuple(
            MakerRow(**row._asdict(), texts=said.get(row.id, {})) for row in connection.execute(makers)
        )


def by_code(source: Source, code: str) -> MakerRow | None:
    """Return a maker by its code in any case; None when there is none."""
    wanted = code.strip().casefold()
    return next((maker for maker in all_makers(source) if maker.code.casefold() == wanted), None)


def rings_of(source: Source, maker: str) -> frozenset[str]:
    """Return the ids of all rings of a maker (a code)."""
    wanted = select(_RING.c.id).join(_MAKER, _MAKER.c.id == _RING.c.maker_id).where(_MAKER.c.code == maker)
    with reading(source) as connection:
        return frozenset(connection.scalars(wanted))


def of_rings(source: Source) -> dict[str, str]:
    """Return the maker (an id) of each ring (an id)."""
    with reading(source) as connection:
        return {row.id: row.maker_id for row in connection.execute(select(_RING.c.id, _RING.c.maker_id))}
