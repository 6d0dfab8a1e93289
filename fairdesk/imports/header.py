"""Finds the headings of a catalogue: one row, or two with languages or parts under a wider one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from fairdesk.imports.columns import BY_NAME
from fairdesk.imports.headings import ANY_DESCRIPTION, ANY_NAME, currency_of, recognised

SEARCHED: Final = 12
"""Rows in which headings are looked for; titles may stand above them."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One column of the file: its place from 0, its words, and the catalogue column it means ("" if none).

    `currency` is the one its heading names.
    """

    place: int
    words: str
    column: str
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """The headings of a sheet; `row` is theirs and `first` the first row of data, both counted from 1."""

    row: int
    first: int
    headings: tuple[Heading, ...]

    @property
    def columns(self) -> frozenset[str]:
        """Return the catalogue columns that the file has."""
        return frozenset(heading.column for heading in self.headings if heading.column)

    @property
    def unread(self) -> tuple[str, ...]:
        """Return the headings that mean no column of a catalogue."""
        return tuple(heading.words for heading in self.headings if not heading.column)

    def twice(self) -> list[tuple[Heading, Heading]]:
        """Return the pairs of headings that mean one column."""
        seen: dict[str, Heading] = {}
        pairs = []
        for heading in self.headings:
            if heading.column in seen:
                pairs.append((heading, seen[heading.column]))
            elif heading.column:
                seen[heading.column] = heading
        return pairs


def find_header(rows: list[list[str]]) -> Header | None:
    """Return the headings of a sheet: the row that reads best and has the SKU; None without."""
    found: list[Header] = []
    for number, row in enumerate(rows[:SEARCHED], start=1):
        below = rows[number] if number < len(rows) else []
        header = _two_rows(number, row, below) or _one_row(number, row)
        if "sku" in header.columns:
            found.append(header)
    return max(found, key=lambda header: (len(header.columns), -header.row), default=None)


def _one_row(number: int, row: list[str]) -> Header:
    return Header(
        number, number + 1, tuple(_heading(place, cell) for place, cell in enumerate(row) if cell.strip())
    )


def _two_rows(number: int, row: list[str], below: list[str]) -> Header | None:
    """Return the headings when the row below says more of each: under `Name`, `fa`, `en`, `de`."""
    heads = _filled(row, below)
    headings = []
    for place, head in enumerate(heads):
        under = below[place].strip() if place < len(below) else ""
        if under and under != head:
            known = recognised(f"{head} {under}") if head else recognised(under)
            if known in ("", ANY_NAME, ANY_DESCRIPTION):
                return None
            headings.append(Heading(place, f"{head} {under}".strip(), known, currency_of(f"{head} {under}")))
        elif head:
            headings.append(_heading(place, head))
    split = any(
        place < len(below) and below[place].strip() not in ("", head) for place, head in enumerate(heads)
    )
    return Header(number, number + 2, tuple(headings)) if split else None


def _filled(row: list[str], below: list[str]) -> list[str]:
    """Return the upper headings, each carried right over empty cells that have something below."""
    heads: list[str] = []
    for place in range(max(len(row), len(below))):
        head = row[place].strip() if place < len(row) else ""
        under = below[place].strip() if place < len(below) else ""
        heads.append(head or (heads[-1] if under and heads else ""))
    return heads


def _heading(place: int, cell: str) -> Heading:
    words = " ".join(cell.split())
    known = recognised(words)
    return Heading(
        place, words, known if known in {*BY_NAME, ANY_NAME, ANY_DESCRIPTION} else "", currency_of(words)
    )
