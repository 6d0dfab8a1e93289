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
    another one, what runs against the paragraph is isolated; `right` is the side of the interface.
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
    along, against = (RLI, LRI) if base else (LRI, RLI)
    kept = [(sign, level > base) for sign, level in zip(line, of, strict=True) if sign not in ISOLATES]
    parts = [along]
    for is_against, run in groupby(kept, key=lambda pair: pair[1]):
        words = "".join(sign for sign, _against in run)
        parts.append(against + words + PDI if is_against else words)
    return "".join(parts) + PDI
