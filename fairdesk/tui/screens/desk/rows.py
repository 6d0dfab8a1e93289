"""What the Desk gets from its work: small frozen rows, ready to be drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from fairdesk.domain.clean import initials
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import Rating
from fairdesk.language.messages import _
from fairdesk.tui.widgets.cells import Cell

LETTERS: Final = {Rating.HOT.value: "A", Rating.WARM.value: "B", Rating.COLD.value: "C"}
"""Ratings as the visitor at the counter may see them."""


@dataclass(frozen=True, slots=True)
class RingHit:
    """A ring as the ring line finds it; `moq` is 0 when none is stated, `price` has its currency's code."""

    id: str
    sku: str
    name: str
    stone: str
    moq: int
    price: str = ""


@dataclass(frozen=True, slots=True)
class RingCard:
    """The facts of a ring beside the form; `picture` is in half blocks."""

    name: str
    lines: tuple[str, ...]
    price: str
    more: tuple[str, ...]
    picture: tuple[tuple[tuple[str, str], ...], ...]


@dataclass(frozen=True, slots=True)
class Guessed:
    """A country, language or role to take: its code, its name, and a word at its right."""

    code: str
    name: str
    word: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A known lead that may be the visitor; `at` is in the fair's zone, `letter` the rating's."""

    lead_id: str
    name: str
    company: str
    letter: str
    at: datetime
    today: bool
    staff: str
    why: str


@dataclass(frozen=True, slots=True)
class Saved:
    """A lead saved lately, as the visitor at the counter may see it: initials, no name."""

    time: str
    letter: str
    initials: str

    @classmethod
    def of(cls, at: datetime, rating: str, name: str) -> Saved:
        """Return what is shown of a lead; `at` is in the fair's zone, `name` its person's or company's."""
        return cls(at.strftime("%H:%M"), LETTERS.get(rating, "·"), initials(name))


@dataclass(frozen=True, slots=True)
class Answered:
    """How a save went: `mark` and `text` when it was kept, else the refusals, the first one first."""

    mark: str = ""
    text: str = ""
    lead_id: str = ""
    duplicates: int = 0
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """The consent wording to show and to record: `key` is version/language, `parts` are paragraphs."""

    key: str
    title: str
    parts: tuple[str, ...]


def saved_rows(saved: Sequence[Saved]) -> list[tuple[Cell, ...]]:
    """Return the rows of what was saved last: time, rating letter and initials."""
    if not saved:
        return [(Cell(_("Nothing yet today."), "silver"),)]
    return [
        (Cell(f"{row.time}  ", "silver"), Cell(f"{row.letter}  ", "fg"), Cell(row.initials, "fg"))
        for row in saved
    ]
