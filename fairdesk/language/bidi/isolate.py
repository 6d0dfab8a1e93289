"""Isolating what is put into a sentence, so that neither scrambles the other."""

from __future__ import annotations

import re
from typing import Final

from fairdesk.language.bidi.classes import FSI, LRI, PDI, RLI, first_strong, is_rtl

_CONTROLS: Final = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")


def without_controls(text: str) -> str:
    """Return `text` without characters that change direction: a name has none, a forged one may."""
    return text if text.isascii() else _CONTROLS.sub("", text)


def ltr(text: str) -> str:
    """Return a phone number, SKU, e-mail, address or price that is to be read from left to right (LRI)."""
    return f"{LRI}{without_controls(text)}{PDI}" if text else text


def isolated(text: str) -> str:
    """Return a text for a place in a sentence, in the direction of its first letter (FSI)."""
    return f"{FSI}{without_controls(text)}{PDI}" if text else text


def base_of(text: str, right: bool) -> int:
    """Return the base level of a line: 1 for right to left.

    In a right-to-left interface (`right`) that is any line with such a letter outside isolates; else, and
    in the other interface, the first strong letter says. Numbers alone, as of a phone, run from the left.
    """
    if not is_rtl(text):
        return 0
    outside = _outside(text)
    if right and is_rtl(outside):
        return 1
    return int(first_strong(text) == "R")


def _outside(text: str) -> str:
    """Return what of a text stands in no isolate."""
    if PDI not in text and not any(sign in text for sign in (LRI, RLI, FSI)):
        return text
    depth, kept = 0, []
    for sign in text:
        if sign in (LRI, RLI, FSI):
            depth += 1
        elif sign == PDI:
            depth = max(0, depth - 1)
        elif not depth:
            kept.append(sign)
    return "".join(kept)
