"""The cards of a file, each as its lines, whatever is missing around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Final

from fairdesk.imports.contacts.vcard.lines import LONGEST, Line, logical_lines

MOST_LINES: Final = 10_000

_BEGIN: Final = re.compile(rb"\s*(?:[\w-]+\.)?BEGIN\s*:\s*(\w*)\s*", re.IGNORECASE)
_END: Final = re.compile(rb"\s*(?:[\w-]+\.)?END\s*:\s*(\w*)\s*", re.IGNORECASE)
_AGENT: Final = re.compile(rb"\s*(?:[\w-]+\.)?AGENT\b[^:]*:\s*(BEGIN\s*:\s*VCARD)?\s*", re.IGNORECASE)


@dataclass(slots=True)
class RawCard:
    """One card: its lines, and those of cards within it. `strays` counts lines before it that are of no card.

    `number` is the line it begins on. `ended` says whether it has an end, `too_big` that it is beyond
    `LONGEST` octets or `MOST_LINES` lines, and has no lines therefore. While it is read, `inside` is whether
    lines belong to a card within it.
    """

    number: int
    lines: list[Line] = field(default_factory=list)
    inner: list[list[Line]] = field(default_factory=list)
    strays: int = 0
    size: int = 0
    ended: bool = False
    too_big: bool = False
    inside: bool = False

    def add(self, line: Line) -> None:
        """Take a line, unless the card is too big already."""
        self.size += len(line.data)
        if line.too_long or self.size > LONGEST or len(self.lines) >= MOST_LINES:
            self.too_big = True
            self.lines.clear()
            self.inner.clear()
        if not self.too_big:
            (self.inner[-1] if self.inside else self.lines).append(line)

    def step_in(self) -> None:
        """Begin a card within this one."""
        self.inside = True
        if not self.too_big:
            self.inner.append([])

    def step_out(self) -> bool:
        """End the card within this one, if it stands in one."""
        was, self.inside = self.inside, False
        return was


def raw_cards(file: BinaryIO) -> Iterator[RawCard]:
    """Yield the cards of a vCard file. What stands between them is counted, other components are skipped.

    A card that begins where another has not ended is a card within it (AGENT of vCard 2.1) when the line
    before says so; otherwise the first one has no end. If lines stand after the last card, a card without
    lines tells of them.
    """
    card: RawCard | None = None
    strays = 0
    for line in logical_lines(file):
        begins = line.data[:7].lstrip()[:1] in b"Bb" and _BEGIN.fullmatch(line.data)
        if begins and begins[1].upper() == b"VCARD":
            if card and card.lines and _AGENT.fullmatch(card.lines[-1].data):
                card.step_in()
                continue
            if card:
                yield card
            card, strays = RawCard(line.number, strays=strays), 0
        elif card is None:
            strays += 1
        elif (ends := _END.fullmatch(line.data)) and ends[1].upper() in (b"VCARD", b""):
            if not card.step_out():
                card.ended = True
                yield card
                card = None
        else:
            if card.lines and card.lines[-1].data[:5].upper() == b"AGENT" and not card.inner:
                _step_into_folded(card)
            card.add(line)
    if card:
        yield card
    elif strays:
        yield RawCard(0, strays=strays, ended=True)


def _step_into_folded(card: RawCard) -> None:
    """Take `AGENT:BEGIN:VCARD`, which some write on one line, for the beginning of a card within."""
    found = _AGENT.fullmatch(card.lines[-1].data)
    if found and found[1]:
        card.step_in()
