"""The lines of a broken paragraph, each with what it needs to be ordered as in the whole."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from fairdesk.language.bidi.classes import FSI, LRI, PDI, RLI, is_rtl
from fairdesk.language.bidi.isolate import base_of
from fairdesk.language.bidi.levels import levels

ISOLATES: Final = frozenset({FSI, LRI, RLI, PDI})


def carried(lines: Sequence[str], right: bool) -> list[str]:
    """Return the lines of a paragraph that was broken at blanks, to be drawn each by itself.

    A line has no other half of a bracket that was opened above it, nor the words that a number or a sign
    takes its direction from (UAX #9, 3.4: levels are those of the paragraph). Where its order by itself is
    another one, each level of it is isolated; `right` is the side of the interface.
    """
    text = " ".join(lines)
    if len(lines) < 2 or not is_rtl(text):
        return list(lines)
    base = base_of(text, right)
    of, start, made = levels(text, base).of, 0, []
    for line in lines:
        made.append(_isolated(line, of[start : start + len(line)], base, right))
        start += len(line) + 1
    return made


def _isolated(line: str, of: Sequence[int], base: int, right: bool) -> str:
    """Return a line that has the levels `of` by itself, in the direction of the paragraph."""
    if base_of(line, right) == base and levels(line, base).of == tuple(of):
        return line
    kept = [(sign, level) for sign, level in zip(line, of, strict=True) if sign not in ISOLATES]
    return _at(kept, base)


def _at(kept: Sequence[tuple[str, int]], level: int) -> str:
    """Return signs isolated at `level`, and those of higher levels isolated in it, each in its own."""
    parts = [RLI if level % 2 else LRI]
    for is_above, run in groupby(kept, key=lambda pair: pair[1] > level):
        signs = list(run)
        parts.append(_at(signs, level + 1) if is_above else "".join(sign for sign, _level in signs))
    return "".join(parts) + PDI
