"""Reads of the catalogue: find as you type, pages, one ring whole."""

from __future__ import annotations

from collections.abc import Sequence

from fairdesk.domain.clean import LINE_LIMIT, short
from fairdesk.domain.keyboard import either_way
from fairdesk.models.stand_rows import RingDetail, RingRow
from fairdesk.stand import Stand
from fairdesk.storage import rings

PAGE = 50
"""Rows in a page."""


def spoken_here(stand: Stand) -> tuple[str, ...]:
    """Return the languages in which names are read first: that of the interface."""
    return (stand.settings.language,)


def find(stand: Stand, text: str, limit: int = 6) -> Sequence[RingRow]:
    """Return rings on sale whose SKU, name, stone or maker matches, the best first.

    An SKU typed blindly on a Persian keyboard is found too.
    """
    languages = spoken_here(stand)
    return either_way(lambda words: rings.find(stand.database, words, limit, languages=languages), text)


def page(
    stand: Stand, text: str = "", stone: str = "", cursor: int = 0, limit: int = PAGE
) -> tuple[tuple[RingRow, ...], int | None]:
    """Return a page of rings by SKU, with where the next page begins; None at the end."""
    return rings.page(stand.database, text, short(stone), cursor, limit, languages=spoken_here(stand))


def on_sale(stand: Stand, text: str = "", stone: str = "") -> tuple[str, ...]:
    """Return the ids of all rings on sale that match, by SKU."""
    return rings.on_sale(stand.database, text, short(stone))


def stones(stand: Stand) -> tuple[tuple[str, int], ...]:
    """Return the stones of the catalogue with how many rings have them, the most first."""
    return rings.stones(stand.database)


def show(stand: Stand, sku: str) -> RingDetail:
    """Return all of one ring by SKU, code or id. Raises `Refusal` when there is none."""
    found = rings.find_id(stand.database, short(sku, LINE_LIMIT))
    return rings.detail(stand.database, found, languages=spoken_here(stand))
