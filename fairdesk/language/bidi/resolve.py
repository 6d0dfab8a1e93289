"""Weak and neutral types of an isolating run sequence, and the levels they lead to (UAX #9, W, N and I)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from fairdesk.language.bidi.classes import NEUTRAL
from fairdesk.language.bidi.mirrors import CLOSERS, CLOSING

MOST_OPEN: Final = 63
"""Brackets that may be open at once before a sequence gives up on pairs (BD16)."""

_AS_RIGHT: Final = frozenset({"R", "EN", "AN"})


class Run(NamedTuple):
    """An isolating run sequence: its characters, their level, and the directions at its ends (sos, eos)."""

    of: list[int]
    level: int
    start: str
    end: str


def resolve(run: Run, kinds: list[str], found: list[int], text: str, given: Sequence[str]) -> None:
    """Resolve the types of a sequence in `kinds`, and set its levels in `found`."""
    _weak(run, kinds)
    _brackets(run, kinds, text, given)
    _neutrals(run, kinds)
    for at in run.of:
        kind = kinds[at]
        if run.level & 1:
            found[at] = run.level + (kind in ("L", "EN", "AN"))
        else:
            found[at] = run.level + (1 if kind == "R" else 2 if kind in ("AN", "EN") else 0)


def _weak(run: Run, kinds: list[str]) -> None:
    """Resolve weak types (W1 to W7)."""
    before = strong = run.start
    for at in run.of:  # W1 to W3
        kind = kinds[at]
        if kind == "NSM":
            kind = kinds[at] = "ON" if before in ("LRI", "RLI", "FSI", "PDI") else before
        before = kind
        if kind in ("L", "R", "AL"):
            strong = kind
            if kind == "AL":
                kinds[at] = "R"
        elif kind == "EN" and strong == "AL":
            kinds[at] = "AN"
            before = "AN"
    _separators(run, kinds)
    strong = run.start
    for at in run.of:  # W6 and W7
        kind = kinds[at]
        if kind in ("ES", "ET", "CS"):
            kinds[at] = "ON"
        elif kind == "EN" and strong == "L":
            kinds[at] = "L"
        elif kind in ("L", "R"):
            strong = kind


def _separators(run: Run, kinds: list[str]) -> None:
    """Let separators between numbers, and terminators beside them, become numbers (W4 and W5)."""
    of = run.of
    for number in range(1, len(of) - 1):
        before, kind, after = kinds[of[number - 1]], kinds[of[number]], kinds[of[number + 1]]
        if before == after and (
            (kind == "ES" and before == "EN") or (kind == "CS" and before in ("EN", "AN"))
        ):
            kinds[of[number]] = before
    number = 0
    while number < len(of):
        if kinds[of[number]] != "ET":
            number += 1
            continue
        start = number
        while number < len(of) and kinds[of[number]] == "ET":
            number += 1
        beside = {kinds[of[place]] for place in (start - 1, number) if 0 <= place < len(of)}
        if "EN" in beside:
            for place in range(start, number):
                kinds[of[place]] = "EN"


def _brackets(run: Run, kinds: list[str], text: str, given: Sequence[str]) -> None:
    """Give paired brackets the direction of what they enclose (N0)."""
    if not text:
        return
    own = "LR"[run.level & 1]
    for opening, closing in _pairs(run, kinds, text):
        inner = {_direction(kinds[run.of[number]]) for number in range(opening + 1, closing)}
        if own in inner:
            way = own
        elif inner & {"L", "R"}:
            way = _before(run, kinds, opening)
        else:
            continue
        for number in (opening, closing):
            kinds[run.of[number]] = way
            for following in run.of[number + 1 :]:
                if given[following] != "NSM":
                    break
                kinds[following] = way


def _before(run: Run, kinds: list[str], opening: int) -> str:
    """Return the direction before a bracket pair whose content is all of the other one."""
    for number in range(opening - 1, -1, -1):
        if way := _direction(kinds[run.of[number]]):
            return way
    return run.start


def _direction(kind: str) -> str:
    return "R" if kind in _AS_RIGHT else "L" if kind == "L" else ""


def _pairs(run: Run, kinds: list[str], text: str) -> list[tuple[int, int]]:
    """Return the bracket pairs of a sequence by their places in it, by their opening ones (BD16)."""
    opened: list[tuple[str, int]] = []
    pairs = []
    for number, at in enumerate(run.of):
        if kinds[at] != "ON":
            continue
        sign = text[at]
        if sign in CLOSING:
            if len(opened) >= MOST_OPEN:
                return []
            opened.append((CLOSING[sign], number))
        elif sign in CLOSERS:
            for back in range(len(opened) - 1, -1, -1):
                if opened[back][0] == CLOSERS[sign]:
                    pairs.append((opened[back][1], number))
                    del opened[back:]
                    break
    return sorted(pairs)


def _neutrals(run: Run, kinds: list[str]) -> None:
    """Give neutrals the direction of what stands on both sides, else the embedding's (N1 and N2)."""
    of, own = run.of, "LR"[run.level & 1]
    number = 0
    while number < len(of):
        if kinds[of[number]] not in NEUTRAL:
            number += 1
            continue
        start = number
        while number < len(of) and kinds[of[number]] in NEUTRAL:
            number += 1
        left = _direction(kinds[of[start - 1]]) if start else run.start
        right = _direction(kinds[of[number]]) if number < len(of) else run.end
        way = left if left == right else own
        for place in range(start, number):
            kinds[of[place]] = way
