"""Bidirectional classes of characters, in the words of UAX #9."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

LRI: Final = "\u2066"
RLI: Final = "\u2067"
FSI: Final = "\u2068"
PDI: Final = "\u2069"

ISOLATES: Final = frozenset({"LRI", "RLI", "FSI"})
EMBEDDINGS: Final = frozenset({"LRE", "RLE", "LRO", "RLO"})
REMOVED: Final = EMBEDDINGS | {"PDF", "BN"}
"""Classes that rule X9 takes away."""

STRONG: Final = frozenset({"L", "R", "AL"})
NEUTRAL: Final = frozenset({"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"})
"""Neutrals and isolate formatting characters, which rules N1 and N2 resolve (NI)."""


@lru_cache(maxsize=4096)
def bidi_class(character: str) -> str:
    """Return the class of a character; an unassigned one takes the default of its block (UAX #44, table)."""
    return unicodedata.bidirectional(character) or _of_block(ord(character))


def _of_block(code: int) -> str:
    if 0x0590 <= code <= 0x05FF or 0x07C0 <= code <= 0x085F or 0xFB1D <= code <= 0xFB4F:
        return "R"
    if 0x10800 <= code <= 0x10CFF or 0x10D40 <= code <= 0x10EBF or 0x10F00 <= code <= 0x10F2F:
        return "R"
    if 0x10F70 <= code <= 0x10FFF or 0x1E800 <= code <= 0x1EC6F or 0x1ECC0 <= code <= 0x1ECFF:
        return "R"
    if 0x1ED50 <= code <= 0x1EDFF or 0x1EF00 <= code <= 0x1EFFF:
        return "R"
    if 0x0600 <= code <= 0x07BF or 0x0860 <= code <= 0x08FF or 0xFB50 <= code <= 0xFDCF:
        return "AL"
    if 0xFDF0 <= code <= 0xFDFF or 0xFE70 <= code <= 0xFEFF or 0x10D00 <= code <= 0x10D3F:
        return "AL"
    if 0x10EC0 <= code <= 0x10EFF or 0x10F30 <= code <= 0x10F6F or 0x1EC70 <= code <= 0x1ECBF:
        return "AL"
    if 0x1ED00 <= code <= 0x1ED4F or 0x1EE00 <= code <= 0x1EEFF:
        return "AL"
    if 0x20A0 <= code <= 0x20CF:
        return "ET"
    noncharacter = 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE
    return "BN" if noncharacter or 0xE0000 <= code <= 0xE0FFF else "L"


def is_rtl(text: str) -> bool:
    """Whether a text holds anything that is written from right to left."""
    return not text.isascii() and any(bidi_class(sign) in _FROM_RIGHT for sign in text)


_FROM_RIGHT: Final = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI"})


def first_strong(text: str) -> str:
    """Return `L` or `R` by the first strong character outside isolates; empty without one (P2, P3)."""
    depth = 0
    for sign in text:
        kind = bidi_class(sign)
        if kind in ISOLATES:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif not depth and kind in STRONG:
            return "L" if kind == "L" else "R"
        elif kind == "B":
            return ""
    return ""
