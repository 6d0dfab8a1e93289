"""Pieces of three letters by which the index of leads finds a word: the rare ones leave few rows to read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, select

from fairdesk.models.tables.every import TABLES

LENGTH: Final = 3
"""Letters of a piece: what SQLite's trigram index holds."""

MOST: Final = 2
"""Pieces asked for of one word."""

SAMPLE: Final = 1_500
"""Newest leads from which is learned which pieces are common."""

FROM: Final = 5_000
"""Leads below which any choice is quick."""

_FOUND: Final = TABLES["lead_search"]
_NEWEST: Final = select(_FOUND.c.rid).order_by(_FOUND.c.rid.desc()).limit(1)
_BODIES: Final = select(_FOUND.c.body).order_by(_FOUND.c.rid.desc()).limit(SAMPLE)

_learned: WeakKeyDictionary[Engine, Counter[str]] = WeakKeyDictionary()


def common_pieces(connection: Connection) -> Mapping[str, int]:
    """Return in how many of the newest leads each piece is: learned once, empty while leads are few."""
    known = _learned.get(connection.engine)
    if known is not None:
        return known
    if (connection.scalar(_NEWEST) or 0) < FROM:
        return {}
    counted: Counter[str] = Counter()
    for body in connection.scalars(_BODIES):
        counted.update({body[place : place + LENGTH] for place in range(len(body) - LENGTH + 1)})
    _learned[connection.engine] = counted
    return counted


def pieces_of(term: str, common: Mapping[str, int]) -> tuple[str, ...]:
    """Return up to `MOST` pieces of a word, the rarest first and apart from one another where they can be.

    A row that has the word has them all; whether it has the word must be looked up in the row.
    """
    places = sorted(range(len(term) - LENGTH + 1), key=lambda at: common.get(term[at : at + LENGTH], 0))
    apart: list[int] = []
    for at in places:
        if all(abs(at - other) >= LENGTH for other in apart):
            apart.append(at)
    chosen = (apart + [at for at in places if at not in apart])[:MOST]
    return tuple(dict.fromkeys(term[at : at + LENGTH] for at in chosen))
