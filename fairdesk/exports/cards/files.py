"""Leads as address-book files: one of at most 3,000 cards, or one a card."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, count, islice
from pathlib import Path
from typing import Final

from fairdesk.domain.refusals import Refusal
from fairdesk.exports.cards.card import Card, make_card
from fairdesk.exports.cards.read_back import Essence, check
from fairdesk.exports.files import write_all, write_folder
from fairdesk.exports.guards import Substitution
from fairdesk.exports.notes import Note
from fairdesk.exports.report import Report
from fairdesk.language.messages import N_
from fairdesk.models.rows import LeadDetail

CARDS_A_FILE: Final = 3_000
"""What Google Contacts takes in one import."""


def write_vcards(
    leads: Iterable[LeadDetail], out: Path, *, split: bool = False, note: Note = "full", lang: str = ""
) -> Report:
    """Write leads as vCards and return what was written; every file is read back before it gets its name.

    `out` is a file, followed by `-2`, `-3` and so on after each 3,000 cards; with `split` it is a new
    folder of one file a card, for programs that read only a file's first card. `note` and `lang` are
    as for `card`. All is there, or nothing.

    Raises `Refusal` when there is no lead, or `out` cannot be written.
    """
    tally = _Tally()
    cards = tally.counted(make_card(lead, note, lang) for lead in leads)
    first = next(cards, None)
    if first is None:
        raise Refusal(N_("There is no lead to export."), hint=N_("Nothing was written."))
    writing = _write_split if split else _write_files
    files = writing(chain((first,), cards), out)
    told = tuple(tally.substitutions)
    return Report(files, tally.cards, told, changed=len(told))


class _Tally:
    """Counts cards and gathers substitutions as they pass, each once."""

    def __init__(self) -> None:
        self.cards = 0
        self.substitutions: dict[Substitution, None] = {}

    def counted(self, cards: Iterable[Card]) -> Iterator[Card]:
        for card in cards:
            self.cards += 1
            self.substitutions.update(dict.fromkeys(card.substitutions))
            yield card


def _write_files(cards: Iterator[Card], out: Path) -> tuple[Path, ...]:
    expected: list[Essence] = []

    def pieces() -> Iterator[tuple[Path, bytes]]:
        for number in count(1):
            batch = list(islice(cards, CARDS_A_FILE))
            if not batch:
                return
            expected[:] = [card.essence for card in batch]
            path = out if number == 1 else out.with_name(f"{out.stem}-{number}{out.suffix}")
            yield path, b"".join(card.data for card in batch)

    return write_all(pieces(), lambda fresh: check(fresh.read_bytes(), expected))


def _write_split(cards: Iterator[Card], out: Path) -> tuple[Path, ...]:
    expected: dict[str, Essence] = {}

    def pieces() -> Iterator[tuple[str, bytes]]:
        for number, card in enumerate(cards, 1):
            name = _file_name(number, card.essence)
            expected[name] = card.essence
            yield name, card.data

    def compare(fresh: Path) -> None:
        for name, essence in expected.items():
            check((fresh / name).read_bytes(), (essence,))

    write_folder(out, pieces(), compare)
    return (out,)


def _file_name(number: int, essence: Essence) -> str:
    """Return a card's file name, which every system takes: number, then the letters of the name."""
    letters = re.sub(r"\W+", "-", essence.name).strip("-_")[:40].strip("-_")
    return f"{number:04d}-{letters}.vcf" if letters else f"{number:04d}.vcf"
