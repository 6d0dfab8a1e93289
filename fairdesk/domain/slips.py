"""Numbered paper slips: what their QR codes hold, and reading it however a scanner types it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from fairdesk.domain.clean import LINE_LIMIT
from fairdesk.domain.keyboard import typed_on_us
from fairdesk.language.digits import ascii_digits

PREFIX: Final = "FDSLIP"
"""What every slip's code begins with; like all of it, of QR's alphanumeric mode (ISO/IEC 18004, 7.3.4)."""

DIGITS: Final = 4
LARGEST: Final = 999_999_999
LONGEST: Final = LINE_LIMIT + 40
"""Characters that are looked at: a fair's code has at most `LINE_LIMIT`."""

_CODE: Final = re.compile(rf"{PREFIX}:([A-Z0-9-]+):([0-9]{{{DIGITS},9}})")
_HEAD: Final = f"{PREFIX}:"
_ANY_ARABIC: Final = "ش"
"""A letter that tells the layout of a code's first keys, which are `[]` there."""

_BEGINS: Final = re.compile(rf"{PREFIX}:[A-Z0-9-]*(?::[0-9]*)?")


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip: its fair, as `fair_mark` writes it, and its number from 1 on."""

    fair: str
    number: int


def fair_mark(fair_code: str) -> str:
    """Return a fair's code as slips have it: A-Z and 0-9 stay, small letters grow, all else is `-`."""
    return "".join(
        sign.upper() if sign.isascii() and sign.isalnum() else "-" for sign in fair_code.strip()[:LINE_LIMIT]
    )


def slip_number(number: int) -> str:
    """Return a slip's number as it is printed and kept: `0042`, more digits for larger ones."""
    return f"{number:0{DIGITS}}"


def slip_code(fair_code: str, number: int) -> str:
    """Return what the QR code of a slip holds: `FDSLIP:IHM27:0042`.

    Raises `ValueError` for a fair without a code, and for a number below 1 or above `LARGEST`.
    """
    if not fair_code.strip() or not 1 <= number <= LARGEST:
        raise ValueError(f"no slip: {fair_code!r}, {number}")
    return f"{PREFIX}:{fair_mark(fair_code)}:{slip_number(number)}"


def read_slip(text: str) -> Slip | None:
    """Return the slip whose code `text` is, None for anything else.

    Any case will do, with blanks around, and typed by a scanner onto a Persian or Arabic layout; for that
    give the keys as they came. A scanner sends all letters in one case, which tells the two layouts apart.
    """
    if len(text) > LONGEST:
        return None
    lines = [text.strip(), typed_on_us(text).strip(), typed_on_us(text, "ar").strip()]
    for line in lines:
        is_even = line is lines[0] or line in (line.upper(), line.lower())
        found = _CODE.fullmatch(line.upper()) if line.isascii() and is_even else None
        if found and (number := int(found[2])) and slip_number(number) == found[2]:
            return Slip(found[1], number)
    return None


def slip_at_end(typed: str) -> tuple[int, Slip] | None:
    """Return where a slip's code begins that ends `typed`, and the slip; None when there is none.

    A colon is on the same key in every layout that is read, so the code is found by its own two.
    """
    start = typed.rfind(":", 0, max(0, typed.rfind(":"))) - len(PREFIX)
    slip = read_slip(typed[start:]) if start >= 0 else None
    return (start, slip) if slip is not None else None


def begins_slip(typed: str) -> bool:
    """Whether more keys could make a slip's code of `typed`, on any of the layouts."""
    on_arabic = typed_on_us(typed + _ANY_ARABIC, "ar")[:-1]
    lines = (line.upper() for line in (typed, typed_on_us(typed), on_arabic))
    return len(typed) <= LONGEST and any(_BEGINS.fullmatch(line) or _HEAD.startswith(line) for line in lines)


def is_slip(text: str, number: int) -> bool:
    """Whether a number as typed, in any digits and with any zeros before it, is this slip's."""
    digits = ascii_digits(text).strip()
    return digits.isdecimal() and len(digits) < LONGEST and int(digits) == number
