"""Folding: the one spelling by which texts are searched and compared, whatever keyboard wrote them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

_SAME: Final = {
    "ي": "ی", "ى": "ی", "ئ": "ی", "ے": "ی", "ې": "ی", "ۍ": "ی", "ێ": "ی",
    "ك": "ک", "ڪ": "ک", "ګ": "گ", "ة": "ه", "ۀ": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه", "ۃ": "ه", "ۂ": "ه",
    "ؤ": "و", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ء": "", "ـ": "",
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t",
    "’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'", "ʹ": "'", "“": '"', "”": '"',
    "„": '"', "«": '"', "»": '"',
    "،": ",", "؛": ";", "؟": "?", "٪": "%", "٫": ".", "٬": ",", "×": "x", "…": "...",
}  # fmt: skip
_SPELLED: Final = str.maketrans({
    "ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe",
    "Ä": "ae", "Ö": "oe", "Ü": "ue", "Å": "aa", "Ø": "oe",
})  # fmt: skip
_DIGRAPHS: Final = re.compile(r"(?<=[a-z])(?:(?<=[aou])e|(?<=a)a)")
_SQUEEZED: Final = re.compile(r"(?<=\w)[-'/·]+(?=\w)")
_PHONE: Final = re.compile(r"[+\d][\d\s()./-]{5,}")
_CACHED: Final = 20_000
_TWO_DIGIT_CODES: Final = (
    "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66"
    " 81 82 84 86 90 91 92 93 94 95 98"
)
_CODES: Final = frozenset(_TWO_DIGIT_CODES.split())


class _Letters(dict[int, str]):
    """Fold of each character, made when first met."""

    def __missing__(self, code: int) -> str:
        folded = _fold_letter(chr(code))
        if len(self) < _CACHED:
            self[code] = folded
        return folded


def _fold_letter(letter: str) -> str:
    text = letter
    for _round in range(4):
        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
        text = "".join(_fold_part(part) for part in text)
    return text


def _fold_part(part: str) -> str:
    if part in _SAME:
        return _SAME[part]
    if part.isdecimal():
        return str(unicodedata.decimal(part))
    if part.isspace():
        return " "
    kind = unicodedata.category(part)
    if kind == "Pd":
        return "-"
    if kind == "Cc":
        return " "
    return "" if kind in {"Mn", "Me", "Cf", "Cs", "Cn"} else part


_LETTERS: Final = _Letters()


def fold(text: str) -> str:
    """Return `text` as it is searched and compared; folding twice changes nothing more.

    Case, accents, vowel marks, ZWNJ and other unseen characters go; Arabic and Persian letters that
    are written alike become one; all digits become 0..9; blanks become single (after NFKD, UAX #15).
    """
    return " ".join(text.translate(_LETTERS).split())


def loose(text: str) -> str:
    """Return the fold in which Müller, Mueller and Muller, or Åkesson and Aakesson, are one."""
    return _DIGRAPHS.sub("", fold(text))


def search_body(parts: Iterable[str]) -> str:
    """Return the text that is indexed for a row: every part folded, with its other spellings.

    A part with ZWNJ stands joined and split, one with hyphens also without them, Müller also as
    mueller, a phone number also as digits and in its national form. Search it for `search_terms`.
    """
    body: dict[str, None] = {}
    for part in parts:
        if part:
            for form in _forms(part):
                body[form] = None
    body.pop("", None)
    return " ".join(body)


def search_terms(query: str) -> tuple[str, ...]:
    """Return what must all be found in a `search_body` for the query to match, each once, in order."""
    terms: dict[str, None] = {}
    for word in fold(query).split():
        squeezed = _squeeze(word)
        if squeezed.startswith("00") and squeezed.isdigit() and len(squeezed) > 4:
            squeezed = "+" + squeezed[2:]
        terms[squeezed] = None
    return tuple(terms)


def _squeeze(folded: str) -> str:
    return _SQUEEZED.sub("", folded)


def _forms(part: str) -> Iterable[str]:
    folded = fold(part)
    yield folded
    if "\u200c" in part:
        yield fold(part.replace("\u200c", " "))
    squeezed = _squeeze(folded)
    if squeezed != folded:
        yield squeezed
    if _PHONE.fullmatch(folded):
        digits = re.sub(r"\D", "", folded)
        yield ("+" if folded.startswith("+") else "") + digits
        if folded.startswith("+"):
            yield _national_form(digits)
    if not part.isascii():
        spelled = fold(part.translate(_SPELLED))
        if spelled != folded:
            yield spelled
    plain = _DIGRAPHS.sub("", folded) if "@" not in folded else folded
    if plain != folded:
        yield plain


def _national_form(digits: str) -> str:
    """Return an E.164 number's digits as most write them at home: 0, and what follows the calling code."""
    code = 1 if digits[:1] in {"1", "7"} else 2 if digits[:2] in _CODES else 3
    return "0" + digits[code:]
