"""Leads as address-book files: one of at most 3,000 cards, or one a card, in a folder or a zip."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain, count, islice
from pathlib import Path
from typing import Final

from fairdesk.exports import zips
from fairdesk.exports.cards.card import Card, make_card
from fairdesk.exports.cards.read_back import Essence, Proof, placed, read, read_zip
from fairdesk.exports.files import write_all, write_folder, write_whole
from fairdesk.exports.names import numbered, there_from
from fairdesk.exports.notes import Note
from fairdesk.exports.report import Changes, Report, some
from fairdesk.models.rows import LeadDetail

CARDS_A_FILE: Final = 3_000
"""What Google Contacts takes in one import."""

ZIP: Final = ".zip"


def write_vcards(
    leads: Iterable[LeadDetail],
    out: Path,
    *,
    split: bool = False,
    zipped: bool = False,
    note: Note = "full",
    lang: str = "",
) -> Report:
    """Write leads as vCards and return what was written; every file is read back before it gets its name.

    `out` is a file, followed by `-2`, `-3` and so on after each 3,000 cards. For programs that read only a
    file's first card there is a file a card: with `split` in a new folder, with `zipped`, or where `out`
    ends in `.zip`, in one zip file. `note` and `lang` are as for `make_card`. All is there, or nothing.

    No more than a few cards are held at once. Raises `Refusal` when there is no lead, or `out` cannot be
    written.
    """
    changes, written = Changes(), 0

    def cards() -> Iterator[Card]:
        nonlocal written
        for lead in found:
            card = make_card(lead, note, lang)
            changes.add(card.substitutions)
            written += 1
            yield card

    found = some(leads)
    into_zip = zipped or (not split and out.suffix.lower() == ZIP)
    writing = _write_zip if into_zip else _write_split if split else _write_files
    files = writing(cards(), out)
    older = tuple(there_from(out, len(files) + 1)) if writing is _write_files else ()
    return Report(files, written, changes.first, changed=changes.count, older=older)


def _write_files(cards: Iterator[Card], out: Path) -> tuple[Path, ...]:
    proof = Proof()

    def pieces() -> Iterator[tuple[Path, Iterator[bytes]]]:
        nonlocal proof
        for number in count(1):
            first = next(cards, None)
            if first is None:
                return
            proof = Proof()
            yield numbered(out, number), _proven(chain((first,), islice(cards, CARDS_A_FILE - 1)), proof)

    return write_all(pieces(), lambda fresh: proof.compare(placed(read(fresh))))


def _proven(cards: Iterable[Card], proof: Proof) -> Iterator[bytes]:
    """Yield what is written of cards, and note what must be read back."""
    for number, card in enumerate(cards, 1):
        proof.add(str(number), card.essence)
        yield card.data


def _write_split(cards: Iterator[Card], out: Path) -> tuple[Path, ...]:
    proof = Proof()
    write_folder(out, _named(cards, proof), lambda fresh: proof.compare(_of_folder(fresh)))
    return (out,)


def _write_zip(cards: Iterator[Card], out: Path) -> tuple[Path, ...]:
    proof = Proof()
    files = zips.zipped(_named(cards, proof, ascii_only=True), datetime.now())  # noqa: DTZ005  zips are local
    write_whole(out, files, lambda fresh: proof.compare(read_zip(fresh)))
    return (out,)


def _named(cards: Iterable[Card], proof: Proof, *, ascii_only: bool = False) -> Iterator[tuple[str, bytes]]:
    """Yield a file's name and content for each card, and note what must be read back."""
    for number, card in enumerate(cards, 1):
        name = _file_name(number, card.essence, ascii_only=ascii_only)
        proof.add(name, card.essence)
        yield name, card.data


def _of_folder(folder: Path) -> Iterator[tuple[str, Essence]]:
    """Yield the cards of a folder with their files' names."""
    with os.scandir(folder) as entries:
        for entry in entries:
            for essence in read(Path(entry.path)):
                yield entry.name, essence


def _file_name(number: int, essence: Essence, *, ascii_only: bool) -> str:
    """Return a card's file name, which every system takes: number, then the letters of the name.

    Within a zip the letters are ASCII alone, those of a name in Latin letters where there is one: unpacking
    programs disagree on others.
    """
    name = essence.name
    if ascii_only:
        written = (_ascii(one) for one in (name, *essence.nicknames))
        name = next((one for one in written if re.search("[A-Za-z]{2}", one)), "")
    letters = re.sub(r"\W+", "-", name).strip("-_")[:40].strip("-_")
    return f"{number:04d}-{letters}.vcf" if letters else f"{number:04d}.vcf"


def _ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
