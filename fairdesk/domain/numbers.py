"""Numbers as people write them, with Persian or Arabic digits and either decimal sign."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from fairdesk.domain.clean import short
from fairdesk.domain.refusals import Refusal
from fairdesk.language.digits import ascii_digits
from fairdesk.language.messages import N_

LARGEST: Final = 10**9
"""Numbers from here on are taken for slips of the hand."""

_BLANKS: Final = re.compile(r"[\s'’\u066c\u200c\u200e\u200f\u202f]")
_NOTHING: Final = re.compile(r"[\s\u200c\u200e\u200f\ufeff]*")
_GROUPED: Final = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_PLAIN: Final = re.compile(r"\d+")
_POINT: Final = re.compile(r"(\d*)\.(\d+)")
_COMMA: Final = re.compile(r"(\d*),(\d+)")
_BOTH: Final = re.compile(r"\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:\.\d{3})+,\d+")


def to_ascii_digits(text: str) -> str:
    """Return `text` with the decimal digits of every script as 0..9."""
    return ascii_digits(text)


def whole(text: str, field: str = "quantity") -> int | None:
    """Return the whole number in `text` (`50`, `۵۰`, `1,000`, `1 000`, `۱٬۰۰۰`); None when it is empty.

    Raises:
        Refusal: it is no whole number, is negative, or is `LARGEST` or more.
    """
    if _NOTHING.fullmatch(text):
        return None
    plain = _plain(text)
    if _GROUPED.fullmatch(plain):
        plain = plain.replace(",", "").replace(".", "")
    if not _PLAIN.fullmatch(plain) or int(plain[:12]) >= LARGEST:
        raise Refusal(
            N_("{value} is not a whole number."),
            hint=N_("Write it in digits, as 50."),
            field=field,
            value=short(text),
        )
    return int(plain)


def decimal(text: str, field: str = "") -> Decimal | None:
    """Return the number in `text` (`7.5`, `7,5`, `۷٫۵`, `1,234.50`, `1.234,50`); None when it is empty.

    A comma before exactly three digits may mean either thing, so it is refused; `1.234` is read with a point.

    Raises:
        Refusal: it is no number, is negative, ambiguous, or is `LARGEST` or more.
    """
    if _NOTHING.fullmatch(text):
        return None
    plain = _plain(text)
    value = _decimal(plain)
    if value is None and _GROUPED.fullmatch(plain):
        if plain.count(",") > 1:
            value = Decimal(plain.replace(",", ""))
        elif plain.count(".") > 1:
            value = Decimal(plain.replace(".", ""))
        else:
            raise Refusal(
                N_("{value} can be read in two ways."),
                hint=N_("Write {one} or {other}."),
                field=field,
                value=short(text),
                one=plain.replace(",", ""),
                other=plain.replace(",", "."),
            )
    if value is None or value >= LARGEST:
        raise Refusal(
            N_("{value} is not a number."),
            hint=N_("Write it in digits, as 7.5."),
            field=field,
            value=short(text),
        )
    return value


def _plain(text: str) -> str:
    plain = _BLANKS.sub("", ascii_digits(text)).replace("٫", ".").replace("،", ",").replace("؍", ".")
    return plain.removeprefix("\ufeff").removeprefix("+")


def _decimal(plain: str) -> Decimal | None:
    if len(plain) > 30:
        return None
    if _PLAIN.fullmatch(plain) or _POINT.fullmatch(plain):
        return Decimal(plain)
    comma = _COMMA.fullmatch(plain)
    if comma and (len(comma[2]) != 3 or len(comma[1]) > 3 or comma[1] in ("", "0")):
        return Decimal(plain.replace(",", "."))
    if _BOTH.fullmatch(plain):
        sign = "." if plain.rfind(".") > plain.rfind(",") else ","
        whole_part, rest = plain.rsplit(sign, 1)
        return Decimal(re.sub(r"[.,]", "", whole_part) + "." + rest)
    return None
