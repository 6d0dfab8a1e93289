"""What this stand signed: links to one visitor's rings, and forms that its own pages gave out."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from fairdesk.domain.ids import CODE_LENGTH, CODE_LETTERS

MOST_PICKS: Final = 30
"""Rings that one link names at most: more do not fit into a code that a phone reads from a screen."""

_BYTES: Final = 16
_SIGNED: Final = 26
_DAY: Final = 4
_TOKEN: Final = re.compile(r"\d{1,12}-[0-9a-f]{16}")
_LETTERS: Final = re.compile(f"[{CODE_LETTERS}]+")


def signature(secret: bytes, purpose: str, text: str) -> str:
    """Return the signature of a text for one purpose: 128 bits of HMAC-SHA256 (RFC 2104), in base 32."""
    digest = hmac.new(secret, f"{purpose}\x1f{text}".encode(), hashlib.sha256).digest()
    return base64.b32encode(digest[:_BYTES]).decode("ascii").rstrip("=")


def is_signed(secret: bytes, purpose: str, text: str, given: str) -> bool:
    """Say whether a signature is this stand's, in a time that tells nothing of it."""
    return given.isascii() and hmac.compare_digest(signature(secret, purpose, text), given)


def picks_token(secret: bytes, codes: Sequence[str], until: date) -> str:
    """Return the token of some rings, by their codes, that holds until a day.

    Codes, day and signature follow each other in capitals and digits, which is what a QR code holds in the
    fewest modules. Nothing in it is of the visitor.
    """
    told = "".join(codes[:MOST_PICKS]) + _as_letters(until.toordinal())
    return told + signature(secret, "picks", told)


def picks_of(secret: bytes, token: str, today: date) -> tuple[str, ...] | None:
    """Return the codes of a token in any case, none when its day is over; None for one that is not ours."""
    if not token.isascii():
        return None  # some letters become ASCII in capitals only
    told, given = token[:-_SIGNED].upper(), token[-_SIGNED:].upper()
    codes, day = told[:-_DAY], told[-_DAY:]
    if not _LETTERS.fullmatch(told) or not codes or len(codes) % CODE_LENGTH:
        return None
    if not is_signed(secret, "picks", told, given):
        return None
    if _as_number(day) < today.toordinal():
        return ()
    return tuple(codes[start : start + CODE_LENGTH] for start in range(0, len(codes), CODE_LENGTH))


def form_token(secret: bytes, second: int, chance: str) -> str:
    """Return the mark of a form given out at a second (since 1970); `chance` is 16 hexadecimal digits."""
    told = f"{second}-{chance}"
    return f"{told}-{signature(secret, 'form', told)}"


def form_age(secret: bytes, token: str, second: int) -> int | None:
    """Return for how many seconds a form has been out; None when it is none of ours."""
    told, _dash, given = token.rpartition("-")
    if not _TOKEN.fullmatch(told) or not is_signed(secret, "form", told, given):
        return None
    return second - int(told.partition("-")[0])


def _as_letters(number: int) -> str:
    letters = ""
    for _place in range(_DAY):
        number, letter = divmod(number, len(CODE_LETTERS))
        letters = CODE_LETTERS[letter] + letters
    return letters


def _as_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * len(CODE_LETTERS) + CODE_LETTERS.index(letter)
    return number
