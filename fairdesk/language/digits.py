"""Digits: Persian for reading, ASCII for counting."""

from __future__ import annotations

import unicodedata
from typing import Final

_PERSIAN: Final = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_ASCII: Final = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")


def persian(text: str) -> str:
    """Return `text` with its ASCII and Arabic-Indic digits as Persian ones (U+06F0..U+06F9)."""
    return ascii_digits(text).translate(_PERSIAN)


def ascii_digits(text: str) -> str:
    """Return `text` with the decimal digits of every script as 0..9; everything else stays."""
    if text.isascii():
        return text
    text = text.translate(_ASCII)
    if not any(letter.isdecimal() and not letter.isascii() for letter in text):
        return text
    return "".join(
        str(unicodedata.decimal(letter)) if letter.isdecimal() and not letter.isascii() else letter
        for letter in text
    )


def persian_number(text: str) -> str:
    """Return an English-written number (`1,234.5`) in Persian digits and separators (`۱٬۲۳۴٫۵`)."""
    return persian(text).replace(",", "٬").replace(".", "٫")
