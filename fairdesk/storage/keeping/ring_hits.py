"""Which rings a search means: ids with their rank, read off the rings' search rows alone."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, select, union

from fairdesk.domain.folding import fold, search_terms
from fairdesk.models.tables.every import TABLES

MOST: Final = 300
"""Hits among which the best are looked for, beside all SKUs that begin with the words."""

_LAST: Final = "\U0010ffff"
_FOUND: Final = TABLES["ring_search"]
_WANTED: Final = (_FOUND.c.ring_id, _FOUND.c.sku_key, _FOUND.c.name_keys)


def best(dialect: str, text: str, limit: int) -> Select[*tuple[Any, ...]]:
    """Return the (ring_id, rank, sku_key) of rings on sale that have all words of `text`, the best first.

    The SKU itself comes first, then SKUs and names that begin so, then what has the words anywhere.
    """
    sku = "".join(search_terms(text))
    begins = _begins(dialect, _FOUND.c.sku_key, sku)
    exact = select(*_WANTED).where(_FOUND.c.active, begins).order_by(_FOUND.c.sku_key).limit(limit).subquery()
    anywhere = select(*_WANTED).where(_FOUND.c.active, *_has(text)).limit(MOST).subquery()
    hit = union(select(exact), select(anywhere)).subquery()
    inside = func.instr if dialect == "sqlite" else func.strpos
    rank: ColumnElement[int] = case(
        (hit.c.sku_key == sku, 0),
        (func.substr(hit.c.sku_key, 1, len(sku)) == sku, 1),
        (inside(literal("\n").concat(hit.c.name_keys), "\n" + fold(text)) > 0, 2),
        else_=3,
    )
    ranked = select(hit.c.ring_id, rank.label("rank"), hit.c.sku_key)
    return ranked.order_by(rank, hit.c.sku_key, hit.c.ring_id).limit(limit)


def by_sku(text: str, stone: str) -> Select[*tuple[Any, ...]]:
    """Return the (ring_id, rank, sku_key) of rings that have all words of `text`, by SKU; all of one rank."""
    wanted = select(_FOUND.c.ring_id, literal(0).label("rank"), _FOUND.c.sku_key).where(*_has(text))
    if stone:
        wanted = wanted.where(_FOUND.c.stone == stone)
    return wanted.order_by(_FOUND.c.sku_key, _FOUND.c.ring_id)


def _has(text: str) -> list[ColumnElement[bool]]:
    return [_FOUND.c.body.contains(term, autoescape=True) for term in search_terms(text)]


def _begins(dialect: str, column: ColumnElement[str], text: str) -> ColumnElement[bool]:
    """Return the condition that a text begins so, as SQLite's index can read it."""
    if dialect == "sqlite":
        return and_(column >= text, column < text + _LAST)
    return column.startswith(text, autoescape=True)
