"""Text in visual order, cluster by cluster, with the way back to where each stands in the text."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from fairdesk.language.bidi.classes import is_rtl
from fairdesk.language.bidi.levels import levels
from fairdesk.language.bidi.mirrors import MIRRORED
from fairdesk.language.bidi.shaping import ZWJ, shape

KEPT: Final = 8192
"""Layouts that are remembered: a screen of a list draws a few hundred."""


class Glyph(NamedTuple):
    """One cluster as it is drawn: what is shown, where it stands in the text, and its level."""

    shown: str
    start: int
    end: int
    level: int


@lru_cache(maxsize=KEPT)
def clusters(text: str) -> tuple[tuple[int, int], ...]:
    """Return the clusters of a text: a character with the marks and joiners that follow it.

    What a ZWJ joins to a sign that is no letter (an emoji) is one cluster with it.
    """
    found: list[tuple[int, int]] = []
    for at, sign in enumerate(text):
        glued = at > 0 and (_follows(sign) or (text[at - 1] == ZWJ and not sign.isalpha()))
        if found and glued:
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    return tuple(found)


@lru_cache(maxsize=4096)
def _follows(sign: str) -> bool:
    is_tone = "\U0001f3fb" <= sign <= "\U0001f3ff"
    return is_tone or unicodedata.category(sign) in ("Mn", "Me", "Cf")


def reordered(of: Sequence[int]) -> list[int]:
    """Return the places in visual order, from the left, of things with these levels (L2)."""
    order = list(range(len(of)))
    odd = [level for level in of if level & 1]
    for level in range(max(of, default=0), min(odd, default=1) - 1, -1):
        start = 0
        while start < len(order):
            if of[order[start]] < level:
                start += 1
                continue
            end = start
            while end < len(order) and of[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end
    return order


@lru_cache(maxsize=KEPT)
def layout(text: str, base: int) -> tuple[Glyph, ...]:
    """Return the clusters of one line from the left to the right; `base` is 1 for right to left, else 0.

    Letters are joined, brackets mirrored, format characters not shown: what is shown of a cluster may be
    empty. No control character may stand in `text`.
    """
    parts = clusters(text)
    found = levels(text, base).of
    shaped = shape(text)
    glyphs = []
    for number in reordered([found[start] for start, _end in parts]):
        start, end = parts[number]
        glyphs.append(Glyph(_shown(shaped, start, end, found[start]), start, end, found[start]))
    return tuple(glyphs)


def _shown(shaped: str, start: int, end: int, level: int) -> str:
    """Return what a cluster shows."""
    first = shaped[start]
    if level & 1:
        first = MIRRORED.get(first, first)
    is_joined = ZWJ in shaped[start + 1 : end] and not shaped[start].isalpha()
    rest = shaped[start + 1 : end]
    shown = first + rest
    if shown.isprintable():
        return shown
    return "".join(sign for sign in shown if sign.isprintable() or (is_joined and sign == ZWJ))


@lru_cache(maxsize=KEPT)
def visual(text: str, base: int) -> str:
    """Return a line as a terminal without bidi of its own has to print it."""
    if not base and not is_rtl(text):
        return text if text.isprintable() else "".join(glyph.shown for glyph in layout(text, 0))
    return "".join(glyph.shown for glyph in layout(text, base))
