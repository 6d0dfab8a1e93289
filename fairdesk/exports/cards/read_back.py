"""Reading vCard files back, by another's parser, before anybody is told they were exported."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Final

from fairdesk.exports.cards.fold import OCTETS
from fairdesk.exports.cards.lines import END, SEPARATORS, Line
from fairdesk.exports.report import misread

_BLOCK: Final = 1 << 16
_LAST_END: Final = b"\r\n" + END
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_FIRST: Final = Line("BEGIN", "", ("VCARD",))
_VERSION: Final = Line("VERSION", "", ("3.0",))
_LAST: Final = Line("END", "", ("VCARD",))
_PARTS: Final = {mark: re.compile(rf"((?:[^{mark}\\]|\\.)*){mark}", re.DOTALL) for mark in ";,"}


@dataclass(frozen=True, slots=True)
class Essence:
    """What of a card must come back: all its lines, in their order."""

    lines: tuple[Line, ...]

    @property
    def name(self) -> str:
        """The name that is shown."""
        return "".join(self._values("FN"))

    @property
    def nicknames(self) -> tuple[str, ...]:
        """The name in other letters."""
        return self._values("NICKNAME")

    def _values(self, name: str) -> tuple[str, ...]:
        return tuple(line.parts[0] for line in self.lines if line.name == name)


class Proof:
    """Two lots of cards are the same when their proofs are equal: as many, each in its place, line by line.

    It takes as much room for a hundred thousand cards as for one.
    """

    def __init__(self) -> None:
        self._cards = self._sum = 0

    def add(self, place: str, essence: Essence) -> None:
        """Add a card; `place` is its number in a file, or its file's name. The order of adding is free."""
        plain = (place, [tuple(line) for line in essence.lines])
        known = sha256(repr(plain).encode("utf-8", "backslashreplace"))
        self._sum += int.from_bytes(known.digest(), "big")
        self._cards += 1

    def compare(self, read: Iterable[tuple[str, Essence]]) -> None:
        """Compare with the cards that were read, each with its place. Raises `Refusal` when any differs."""
        back = Proof()
        try:
            for place, essence in read:
                back.add(place, essence)
            same = (back._cards, back._sum) == (self._cards, self._sum)
        except ValueError:
            same = False
        if not same:
            raise misread()


def placed(essences: Iterable[Essence]) -> Iterator[tuple[str, Essence]]:
    """Yield cards with their numbers in a file."""
    return ((str(number), essence) for number, essence in enumerate(essences, 1))


def essences(data: bytes) -> tuple[Essence, ...]:
    """Return the cards of a file. Raises `ValueError` as `read` does."""
    return tuple(cards_of((data,)))


def read(path: Path) -> Iterator[Essence]:
    """Yield the cards of a file, no more than some of them in memory.

    Lines are unfolded and taken apart by vobject's parser, their raw values unescaped here.
    Raises `ValueError` for anything that is no vCard 3.0, or a line over 75 octets or without CRLF.
    """
    with path.open("rb") as file:
        yield from cards_of(iter(lambda: file.read(_BLOCK), b""))


def read_zip(path: Path) -> Iterator[tuple[str, Essence]]:
    """Yield the cards of a zip file with their files' names, checksums compared.

    Raises `ValueError` for a damaged file, or a file in it that is no vCard.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            for entry in archive.infolist():
                for essence in essences(archive.read(entry)):
                    yield entry.filename, essence
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
        raise ValueError(str(error)) from error


def cards_of(chunks: Iterable[bytes]) -> Iterator[Essence]:
    """Yield the cards of a file that comes in pieces of any size. Raises `ValueError` as `read` does."""
    rest = b""
    for chunk in chunks:
        rest += chunk
        end = rest.rfind(_LAST_END) + len(_LAST_END)
        if end >= len(_LAST_END):
            yield from _cards(rest[:end])
            rest = rest[end:]
    if rest:
        raise ValueError("the last card has no end")


def _cards(data: bytes) -> Iterator[Essence]:
    """Yield cards that are there whole."""
    from vobject.base import ParseError, getLogicalLines, parseLine  # noqa: PLC0415  only where cards are read

    lengths = [len(line) for line in data.split(b"\r\n")]
    if (
        max(lengths) > OCTETS
        or not data.count(b"\r") == data.count(b"\n") == len(lengths) - 1
        or lengths.count(0) != 1
    ):
        raise ValueError("a line is too long or badly ended")
    card: list[Line] | None = None
    try:
        text = StringIO(data.decode("utf-8"), newline="")
        for logical, number in getLogicalLines(text, allowQP=False):
            name, parameters, value, group = parseLine(logical, number)
            line = Line(
                f"{group}.{name}" if group else name,
                ";".join([f"{key}={','.join(words)}" for key, *words in parameters]) if parameters else "",
                _parts(name, value or ""),
            )
            if card is None:
                if line != _FIRST:
                    raise ValueError("a line stands outside a card")
                card = []
            elif line != _LAST:
                card.append(line)
            elif card[:1] != [_VERSION]:
                raise ValueError("a card is no vCard 3.0")
            else:
                yield Essence(tuple(card[1:]))
                card = None
    except ParseError as error:
        raise ValueError(str(error)) from error


def _parts(name: str, value: str) -> tuple[str, ...]:
    """Return a raw value's parts, unescaped."""
    mark = SEPARATORS.get(name)
    if "\\" not in value:
        return tuple(value.split(mark)) if mark else (value,)
    raw = _PARTS[mark].findall(value + mark) if mark else (value,)
    return tuple(
        _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else str(found[1]), part) for part in raw
    )
