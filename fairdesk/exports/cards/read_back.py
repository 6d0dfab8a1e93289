"""Reading a vCard file back before anybody is told it was exported."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from io import StringIO
from typing import Final

from vobject.base import ParseError, getLogicalLines, parseLine

from fairdesk.domain.refusals import Refusal
from fairdesk.exports.cards.fold import OCTETS
from fairdesk.language.messages import N_

_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Essence:
    """What of a card must come back: without it the card is worth nothing."""

    uid: str
    name: str
    emails: tuple[str, ...]
    phones: tuple[str, ...]


def essences(data: bytes) -> tuple[Essence, ...]:
    """Return what vobject's parser finds in a vCard file, its raw values unescaped.

    Raises `ValueError` for anything that is no vCard, or a line over 75 octets or without CRLF.
    """
    lines = data.split(b"\r\n")
    if lines.pop() or any(len(line) > OCTETS or b"\r" in line or b"\n" in line for line in lines):
        raise ValueError("a line is too long or badly ended")
    cards: list[Essence] = []
    card: dict[str, list[str]] | None = None
    try:
        for text, number in getLogicalLines(StringIO(data.decode("utf-8"), newline=""), allowQP=False):
            name, _parameters, value, _group = parseLine(text, number)
            if name == "BEGIN":
                card = {}
            elif card is None:
                raise ValueError("a line stands outside a card")
            elif name == "END":
                cards.append(_essence(card))
                card = None
            else:
                card.setdefault(name, []).append(_plain(value or ""))
    except ParseError as error:
        raise ValueError(str(error)) from error
    if card is not None:
        raise ValueError("the last card has no end")
    return tuple(cards)


def check(data: bytes, expected: Iterable[Essence]) -> None:
    """Compare a file with what was to be written: the same cards in the same order.

    Raises `Refusal` when anything differs.
    """
    try:
        same = essences(data) == tuple(expected)
    except ValueError:
        same = False
    if not same:
        raise Refusal(
            N_("Not exported: the file did not read back as it was written."),
            hint=N_("Nothing was changed. Export JSON instead, and report this."),
        )


def _essence(card: dict[str, list[str]]) -> Essence:
    return Essence(
        "".join(card.get("UID", ())),
        "".join(card.get("FN", ())),
        tuple(card.get("EMAIL", ())),
        tuple(card.get("TEL", ())),
    )


def _plain(value: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else str(found[1]), value)
