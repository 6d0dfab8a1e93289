"""Embedding levels of a paragraph by the Unicode Bidirectional Algorithm (UAX #9, revision 46)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from fairdesk.language.bidi.classes import (
    EMBEDDINGS,
    ISOLATES,
    REMOVED,
    bidi_class,
)
from fairdesk.language.bidi.resolve import Run, resolve

MAX_DEPTH: Final = 125
"""The deepest level (BD2)."""

_TRAILING: Final = frozenset({"WS", "FSI", "LRI", "RLI", "PDI"})


class Levels(NamedTuple):
    """The paragraph's level and each character's; a removed one has the level of what stands before it.

    `gone` tells which characters rule X9 removes: they are not shown.
    """

    base: int
    of: tuple[int, ...]
    gone: tuple[bool, ...]


class _Entry(NamedTuple):
    level: int
    override: str
    isolate: bool


def levels(text: str, base: int | None = None, classes: Sequence[str] | None = None) -> Levels:
    """Return the levels of one paragraph, as one line; `base` None is taken from its first strong character.

    `classes` stand for those of the characters, for tests by class alone.
    """
    given = list(classes) if classes is not None else [bidi_class(sign) for sign in text]
    matches = _matching(given)
    if base is None:
        base = _first_level(given, 0, len(given), matches)
    explicit, kinds = _explicit(given, base, matches)
    for run in _sequences(given, explicit, base, matches):
        resolve(run, kinds, explicit, text, given)
    return _lined(given, explicit, base)


def _matching(given: Sequence[str]) -> dict[int, int]:
    """Return the PDI of each isolate initiator, and the initiator of each PDI (BD9)."""
    matches: dict[int, int] = {}
    opened: list[int] = []
    for at, kind in enumerate(given):
        if kind in ISOLATES:
            opened.append(at)
        elif kind == "PDI" and opened:
            start = opened.pop()
            matches[start], matches[at] = at, start
        elif kind == "B":
            opened.clear()
    return matches


def _first_level(given: Sequence[str], start: int, end: int, matches: dict[int, int]) -> int:
    """Return 1 where the first strong class outside isolates is from the right, else 0 (P2, P3)."""
    at = start
    while at < end:
        kind = given[at]
        if kind == "L":
            return 0
        if kind in ("R", "AL"):
            return 1
        if kind in ISOLATES:
            at = matches.get(at, end)
        at += 1
    return 0


def _explicit(given: Sequence[str], base: int, matches: dict[int, int]) -> tuple[list[int], list[str]]:
    """Return levels and classes after the explicit rules (X1 to X8)."""
    state = _Explicit(base)
    found, kinds = [base] * len(given), list(given)
    for at, kind in enumerate(given):
        top = state.stack[-1]
        if kind in EMBEDDINGS:
            found[at] = top.level
            state.embed(kind)
        elif kind in ISOLATES:
            found[at] = top.level
            kinds[at] = top.override or kind
            inner = kind
            if kind == "FSI":
                inner = "RLI" if _first_level(given, at + 1, matches.get(at, len(given)), matches) else "LRI"
            state.isolate(inner)
        elif kind == "PDI":
            state.close_isolate()
            top = state.stack[-1]
            found[at] = top.level
            kinds[at] = top.override or kind
        elif kind == "PDF":
            state.close_embedding()
            found[at] = state.stack[-1].level
        elif kind == "B":
            found[at] = base
            state = _Explicit(base)
        else:
            found[at] = top.level
            if top.override and kind != "BN":
                kinds[at] = top.override
    return found, kinds


class _Explicit:
    """The directional status stack and its overflow counters (X1)."""

    def __init__(self, base: int) -> None:
        self.stack = [_Entry(base, "", False)]
        self.isolates = self.embeddings = self.valid = 0
        """Overflowing isolates and embeddings, and isolates that are open."""

    def _next(self, right: bool) -> int:
        level = self.stack[-1].level
        return (level + 1) | 1 if right else (level + 2) & ~1

    def embed(self, kind: str) -> None:
        """Open an embedding or an override (X2 to X5)."""
        level = self._next(kind[0] == "R")
        if level <= MAX_DEPTH and not self.isolates and not self.embeddings:
            self.stack.append(_Entry(level, kind[0] if kind[2] == "O" else "", False))
        elif not self.isolates:
            self.embeddings += 1

    def isolate(self, kind: str) -> None:
        """Open an isolate (X5a to X5c)."""
        level = self._next(kind == "RLI")
        if level <= MAX_DEPTH and not self.isolates and not self.embeddings:
            self.valid += 1
            self.stack.append(_Entry(level, "", True))
        else:
            self.isolates += 1

    def close_isolate(self) -> None:
        """Close the isolate that is open, and the embeddings in it (X6a)."""
        if self.isolates:
            self.isolates -= 1
        elif self.valid:
            self.embeddings = 0
            while not self.stack[-1].isolate:
                self.stack.pop()
            self.stack.pop()
            self.valid -= 1

    def close_embedding(self) -> None:
        """Close the embedding that is open (X7)."""
        if self.isolates:
            return
        if self.embeddings:
            self.embeddings -= 1
        elif not self.stack[-1].isolate and len(self.stack) > 1:
            self.stack.pop()


def _sequences(given: Sequence[str], found: Sequence[int], base: int, matches: dict[int, int]) -> list[Run]:
    """Return the isolating run sequences with the directions at their ends (X10, BD13)."""
    kept = [at for at, kind in enumerate(given) if kind not in REMOVED]
    runs: list[list[int]] = []
    for number, at in enumerate(kept):
        if number and found[kept[number - 1]] == found[at]:
            runs[-1].append(at)
        else:
            runs.append([at])
    begins = {run[0]: run for run in runs}
    places = {at: number for number, at in enumerate(kept)}
    sequences = []
    for run in runs:
        if given[run[0]] == "PDI" and run[0] in matches:
            continue
        whole = list(run)
        while given[whole[-1]] in ISOLATES and whole[-1] in matches:
            whole += begins[matches[whole[-1]]]
        sequences.append(_with_ends(whole, given, found, base, (kept, places), matches))
    return sequences


def _with_ends(
    whole: list[int],
    given: Sequence[str],
    found: Sequence[int],
    base: int,
    order: tuple[list[int], dict[int, int]],
    matches: dict[int, int],
) -> Run:
    """Return a sequence with its level and the directions before and after it (X10)."""
    kept, places = order
    level = found[whole[0]]
    first, last = places[whole[0]], places[whole[-1]]
    before = found[kept[first - 1]] if first else base
    is_open = given[whole[-1]] in ISOLATES and whole[-1] not in matches
    after = base if is_open or last + 1 >= len(kept) else found[kept[last + 1]]
    return Run(whole, level, "LR"[max(level, before) & 1], "LR"[max(level, after) & 1])


def _lined(given: Sequence[str], found: list[int], base: int) -> Levels:
    """Reset separators and trailing blanks to the paragraph's level (L1), and place what X9 removed."""
    trailing = True
    for at in range(len(given) - 1, -1, -1):
        kind = given[at]
        if kind in ("B", "S"):
            found[at] = base
            trailing = True
        elif kind in REMOVED:
            continue
        elif trailing and kind in _TRAILING:
            found[at] = base
        else:
            trailing = False
    before = base
    for at, kind in enumerate(given):
        if kind in REMOVED:
            found[at] = before
        before = found[at]
    return Levels(base, tuple(found), tuple(kind in REMOVED for kind in given))
