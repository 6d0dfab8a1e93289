"""What the rings and makers of a workbook add up to, counted as its leads pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from fairdesk.domain.trade import LEVELS, NOT_BUYERS, Level, Rating
from fairdesk.exports.workbook.cells import Cell, Column, Kind
from fairdesk.language.messages import N_, _
from fairdesk.models.rows import InterestRow, LeadDetail


@dataclass
class Count:
    """What one ring or maker adds up to; money is not in it: currencies are never summed."""

    sku: str = ""
    name: str = ""
    maker: str = ""
    rank: int | None = None
    leads: int = 0
    hot: int = 0
    pieces: int = 0
    levels: Counter[str] = field(default_factory=Counter)
    rings: set[str] = field(default_factory=set)

    def add(self, rows: Iterable[InterestRow], rating: str) -> None:
        """Count one lead's interests."""
        self.leads += 1
        self.hot += rating == Rating.HOT
        for row in rows:
            self.levels[row.level] += 1
            self.pieces += row.quantity or 0
            self.rings.add(row.ring_id)

    def key(self) -> tuple[int, int, int]:
        """Return what is ranked by: leads, pieces wanted, hot leads."""
        return self.leads, self.pieces, self.hot


class Tally:
    """Counts leads, rings and makers; `makers` names the maker of each ring (an id)."""

    def __init__(self, makers: Mapping[str, str]) -> None:
        self._maker_of = makers
        self._rings: dict[str, Count] = {}
        self._makers: dict[str, Count] = {}
        self.leads = self.interests = self.buyers = self.incomplete = 0
        self.ratings: Counter[str] = Counter()

    def add(self, lead: LeadDetail) -> None:
        """Count a lead."""
        self.leads += 1
        self.interests += len(lead.interests)
        self.buyers += lead.contact.buyer_type not in NOT_BUYERS
        self.incomplete += bool(lead.incomplete)
        self.ratings[lead.rating or Rating.NONE] += 1
        by_ring: dict[str, list[InterestRow]] = {}
        by_maker: dict[str, list[InterestRow]] = {}
        for row in lead.interests:
            by_ring.setdefault(row.ring_id, []).append(row)
            if maker := self._maker_of.get(row.ring_id, ""):
                by_maker.setdefault(maker, []).append(row)
        for ring, rows in by_ring.items():
            if ring not in self._rings:
                named = (rows[0].sku, rows[0].ring_name, self._maker_of.get(ring, ""))
                self._rings[ring] = Count(*named) if ring else Count()
            self._rings[ring].add(rows, lead.rating)
        for maker, rows in by_maker.items():
            self._makers.setdefault(maker, Count(maker=maker)).add(rows, lead.rating)

    def rings(self) -> list[Count]:
        """Return the rings ranked, equal ones with one rank; at the end, without one, those in words."""
        known = [count for ring, count in self._rings.items() if ring]
        words = self._rings.get("")
        if words is not None:
            words.name = _("in words, not in the catalogue")
        return [*_ranked(known), *([words] if words else [])]

    def makers(self) -> list[Count]:
        """Return the makers ranked, equal ones with one rank."""
        return _ranked(list(self._makers.values()))


def _ranked(counts: list[Count]) -> list[Count]:
    counts.sort(key=lambda count: (tuple(-number for number in count.key()), count.sku, count.maker))
    for place, count in enumerate(counts):
        above = counts[place - 1] if place else None
        count.rank = above.rank if above is not None and above.key() == count.key() else place + 1
    return counts


def _level(level: Level) -> Column[Count]:
    heading = {
        Level.LOOKED: N_("looked"),
        Level.LIKED: N_("liked"),
        Level.SAMPLE: N_("sample"),
        Level.QUOTE: N_("quote"),
        Level.ORDER: N_("order"),
    }[level]
    return Column(heading, Kind.NUMBER, 10, lambda count: count.levels[level])


def _interests(count: Count) -> Cell:
    return count.levels.total()


_FIGURES: Final[tuple[Column[Count], ...]] = (
    Column(N_("Leads"), Kind.NUMBER, 10, lambda count: count.leads),
    Column(N_("Hot leads"), Kind.NUMBER, 11, lambda count: count.hot, within=True),
    Column(N_("Pieces wanted"), Kind.NUMBER, 12, lambda count: count.pieces),
    Column(N_("Interests"), Kind.NUMBER, 12, _interests),
    *(_level(level) for level in LEVELS),
)
_RANK: Final[Column[Count]] = Column(N_("Rank"), Kind.NUMBER, 8, lambda count: count.rank)
_MAKER: Final[Column[Count]] = Column(N_("Maker"), Kind.TEXT, 30, lambda count: count.maker)

RINGS: Final[tuple[Column[Count], ...]] = (
    _RANK,
    Column(N_("SKU"), Kind.TEXT, 14, lambda count: count.sku),
    Column(N_("Ring"), Kind.TEXT, 34, lambda count: count.name),
    _MAKER,
    *_FIGURES,
)
"""Which rings were asked for most."""

MAKERS: Final[tuple[Column[Count], ...]] = (
    _RANK, _MAKER, Column(N_("Rings"), Kind.NUMBER, 10, lambda count: len(count.rings)), *_FIGURES,
)  # fmt: skip
"""Which makers' rings were asked for most."""
