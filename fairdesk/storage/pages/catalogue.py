"""Many rings and makers whole, with their texts and pictures, in a few statements however many there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Integer, LargeBinary, Text, column, func, select, table

from fairdesk.domain.folding import search_terms
from fairdesk.domain.pages.rows import PageMaker, PageRing
from fairdesk.models.tables.every import TABLES
from fairdesk.storage.keeping.source import Source, reading

CHUNK: Final = 500
"""Rows named in one statement."""

_RING: Final = TABLES["ring"]
_CODE: Final = TABLES["code"]
_MAKER: Final = TABLES["maker"]
_SHOWN: Final = table(
    "catalogue_picture",
    *(column(name, Text) for name in ("ring_id", "maker_id", "kind", "picture_id")),
    column("place", Integer),
    column("bytes", LargeBinary),
)
"""The view that the web's role may read, too: pictures of rings and makers, never a card photo."""

_KEPT: Final = frozenset({"id", "stamps", "deleted", "erased"})


def rings(
    source: Source,
    *,
    ids: Sequence[str] | None = None,
    maker: str = "",
    stone: str = "",
    retired: bool = False,
) -> tuple[PageRing, ...]:
    """Return rings on sale by SKU, or those with `ids` in that order, also when they are not on sale.

    `maker` is a maker's id, `stone` a stone's code as kept; empty is any.
    `retired` gives those that are not on sale instead.
    """
    wanted = select(_RING, _code()).where(~_RING.c.deleted)
    if ids is None:
        wanted = wanted.where(_RING.c.active != retired)
    if maker:
        wanted = wanted.where(_RING.c.maker_id == maker)
    if stone:
        wanted = wanted.where(_RING.c.stone == stone)
    with reading(source) as connection:
        asked = [wanted] if ids is None else [wanted.where(_RING.c.id.in_(some)) for some in _chunks(ids)]
        rows = [row for one in asked for row in connection.execute(one).mappings()]
        texts = _texts(connection, "ring_text", "ring_id", [row["id"] for row in rows])
        shots = _pictures(connection, _SHOWN.c.ring_id, [row["id"] for row in rows], ("ring",))
    found = {
        row["id"]: PageRing(
            row["id"],
            row["sku"],
            row["printed"] or "",
            row["maker_id"],
            _fields(row, {"printed"}),
            texts.get(row["id"], {}),
            shots.get(row["id"], ""),
        )
        for row in rows
    }
    if ids is not None:
        return tuple(found[one] for one in ids if one in found)
    return tuple(sorted(found.values(), key=lambda ring: ("".join(search_terms(ring.sku)), ring.id)))


def makers(source: Source) -> dict[str, PageMaker]:
    """Return the makers by id, in the order of their codes."""
    with reading(source) as connection:
        wanted = select(_MAKER).where(~_MAKER.c.deleted).order_by(_MAKER.c.code)
        rows = list(connection.execute(wanted).mappings())
        ids = [row["id"] for row in rows]
        texts = _texts(connection, "maker_text", "maker_id", ids)
        shots = _pictures(connection, _SHOWN.c.maker_id, ids, ("logo", "maker"))
    return {
        row["id"]: PageMaker(
            row["id"], row["code"], _fields(row, set()), texts.get(row["id"], {}), shots.get(row["id"], "")
        )
        for row in rows
    }


def picture_bytes(source: Source, ids: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Yield (id, bytes) of pictures, one after the other: a catalogue's do not fit in memory at once."""
    for one in ids:
        wanted = select(_SHOWN.c.bytes).where(_SHOWN.c.picture_id == one).limit(1)
        with reading(source) as connection:
            data = connection.execute(wanted).scalar()
        if data is not None:
            yield one, bytes(data)


def codes(source: Source) -> dict[str, str]:
    """Return the ring's id of every code that was ever given, printed now or not."""
    wanted = (
        select(_CODE.c.code, _CODE.c.ring_id).where(~_CODE.c.deleted).order_by(~_CODE.c.active, _CODE.c.code)
    )
    with reading(source) as connection:
        return {str(code): str(ring_id) for code, ring_id in connection.execute(wanted)}


def _code() -> ColumnElement[str]:
    """Return the code printed for a ring, the same of several as the screens show."""
    kept = select(func.min(_CODE.c.code)).where(
        _CODE.c.ring_id == _RING.c.id, _CODE.c.active, ~_CODE.c.deleted
    )
    return kept.scalar_subquery().label("printed")


def _fields(row: Any, without: set[str]) -> dict[str, object]:  # noqa: ANN401  a row of whatever table
    """Return what is stated in a row; empty is not stated."""
    return {
        name: None if value == "" else value
        for name, value in row.items()
        if name not in _KEPT and name not in without
    }


def _texts(
    connection: Connection, table: str, owner: str, ids: Sequence[str]
) -> dict[str, dict[str, tuple[str, str]]]:
    """Return the texts of each owner by language."""
    text = TABLES[table]
    said: dict[str, dict[str, tuple[str, str]]] = {}
    for some in _chunks(ids):
        wanted = select(text.c[owner], text.c.language, text.c.name, text.c.text)
        for one, language, name, body in connection.execute(
            wanted.where(text.c[owner].in_(some), ~text.c.deleted)
        ):
            said.setdefault(one, {})[language] = (name, body)
    return said


def _pictures(
    connection: Connection, owner: ColumnElement[Any], ids: Sequence[str], kinds: tuple[str, ...]
) -> dict[str, str]:
    """Return the id of the first picture of each owner, the first of `kinds` before the others."""
    found: dict[str, tuple[int, int, str]] = {}
    for some in _chunks(ids):
        wanted = select(owner, _SHOWN.c.kind, _SHOWN.c.place, _SHOWN.c.picture_id)
        for one, kind, place, picture in connection.execute(
            wanted.where(owner.in_(some), _SHOWN.c.kind.in_(kinds))
        ):
            rank = (kinds.index(kind), place, picture)
            found[one] = min(found.get(one, rank), rank)
    return {one: picture for one, (_kind, _place, picture) in found.items()}


def _chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]
