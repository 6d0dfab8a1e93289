"""Folding a vCard's lines by octets, where no reader stumbles."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

OCTETS: Final = 75
"""Longest line without its end (RFC 2426, 2.6)."""

_BLANK, _AFTER, _BEFORE, _FLAG = range(1, 5)
_ZWJ: Final = "\u200d"
_BACKSLASH: Final = ord("\\")
_NO_START: Final = frozenset(b" :")
_VIRAMA: Final = 9
_FOLLOWING: Final = frozenset("\u0e33\u0eb3\u200c\u200d\u2060\uff9e\uff9f")
_MORE_FOLLOWING: Final = (
    range(0x1F3FB, 0x1F400),  # colours of skin
    range(0xE0020, 0xE0080),  # tags of flags
    range(0x1160, 0x1200),  # vowels and ends of Korean syllables
    range(0xD7B0, 0xD7FC),
)
_LEADING_JAMO: Final = (range(0x1100, 0x1160), range(0xA960, 0xA97D))
_LEADING: Final = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e\U000110bd\U000110cd"
    "\U000111c2\U000111c3\U0001193f\U00011941\U00011a3a\U00011a84\U00011a85\U00011a86\U00011a87"
    "\U00011a88\U00011a89\U00011d46\U00011f02"
)


def fold(line: str) -> bytes:
    """Return one content line as UTF-8, folded at 75 octets, each line ended by CRLF (RFC 2426, 2.6).

    Nothing that is seen as one character is split (UAX #29): no letter from its marks, no flag, no emoji of
    several. A continuation starts with no blank, colon or joiner, and not within an escape. A line that
    has no such place is folded between two code points.
    """
    encoded = line.encode("utf-8")
    if len(encoded) <= OCTETS:
        return encoded + b"\r\n"
    folded: list[bytes] = []
    start, room = 0, OCTETS
    while len(encoded) - start > room:
        end = _place(encoded, start, start + room)
        folded.append(encoded[start:end])
        start, room = end, OCTETS - 1
    folded.append(encoded[start:])
    return b"\r\n ".join(folded) + b"\r\n"


def _place(encoded: bytes, start: int, end: int) -> int:
    """Return the last place up to `end` where a continuation may start, or one between two code points."""
    if encoded[end] < 0x80 and encoded[end - 1] < 0x80:
        if encoded[end] not in _NO_START and encoded[end - 1] != _BACKSLASH:
            return end
    else:
        while encoded[end] & 0xC0 == 0x80:
            end -= 1
    text = encoded[start : end + 4].decode("utf-8", "ignore")
    last = len(encoded[start:end].decode("utf-8"))
    for place in range(last, 0, -1):
        if _may_start(text, place):
            return start + len(text[:place].encode("utf-8"))
    return end


def _may_start(text: str, place: int) -> bool:
    """Say whether a continuation may start at `place`, after the letters before it."""
    first, before = _kind(text[place]), _kind(text[place - 1])
    if first in (_BLANK, _AFTER) or before == _BEFORE or text[place - 1] in ("\\", _ZWJ):
        return False
    if first == _FLAG:
        flags = 0
        while flags < place and _kind(text[place - 1 - flags]) == _FLAG:
            flags += 1
        return flags % 2 == 0
    return unicodedata.combining(text[place - 1]) != _VIRAMA


@lru_cache(maxsize=4096)
def _kind(letter: str) -> int:
    """Return what a letter is for folding: it follows, leads, is half a flag, or 0 for most (UAX #29)."""
    code = ord(letter)
    if letter == ":" or letter.isspace():
        return _BLANK
    if letter in _FOLLOWING or unicodedata.category(letter).startswith("M"):
        return _AFTER
    if any(code in codes for codes in _MORE_FOLLOWING):
        return _AFTER
    if letter in _LEADING or any(code in codes for codes in _LEADING_JAMO):
        return _BEFORE
    return _FLAG if 0x1F1E6 <= code <= 0x1F1FF else 0
