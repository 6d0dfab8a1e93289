"""Arabic letters in the form that their neighbours ask for, one character for one, so that widths stay."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

ZWNJ: Final = "\u200c"
ZWJ: Final = "\u200d"
_TATWEEL: Final = "\u0640"
_BREAKS: Final = frozenset("\u200c\u2066\u2067\u2068\u2069")
"""Format characters that letters do not join across; all others are transparent (ArabicShaping.txt)."""

_NAMES: Final = {"<isolated>": 0, "<final>": 1, "<initial>": 2, "<medial>": 3}


def _presentation_forms() -> dict[str, list[str]]:
    """Return each letter's isolated, final, initial and medial form; empty where it has none."""
    forms: dict[str, list[str]] = {}
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)):
        name, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        if name in _NAMES and len(letters) == 1:
            found = forms.setdefault(chr(int(letters[0], 16)), ["", "", "", ""])
            found[_NAMES[name]] = found[_NAMES[name]] or chr(code)
    return forms


_FORMS: Final = _presentation_forms()


@lru_cache(maxsize=1024)
def _joins(sign: str) -> tuple[bool, bool]:
    """Return whether a character joins to the one before it and to the one after it."""
    if sign in (_TATWEEL, ZWJ):
        return True, True
    forms = _FORMS.get(sign)
    return (bool(forms[1]), bool(forms[2])) if forms else (False, False)


@lru_cache(maxsize=4096)
def _is_transparent(sign: str) -> bool:
    return sign not in _BREAKS and sign != ZWJ and unicodedata.category(sign) in ("Mn", "Me", "Cf")


def logical(text: str) -> str:
    """Return `text` with presentation forms (U+FB50 to U+FEFC, as PDFs hold them) as the letters.

    Words that are one sign, as U+FDFA, are signs of their own and stay.
    """
    if not any(_is_form(sign) for sign in text):
        return text
    return "".join(unicodedata.normalize("NFKC", sign) if _is_form(sign) else sign for sign in text)


def _is_form(sign: str) -> bool:
    return "\ufb50" <= sign <= "\ufdcf" or "\ufe70" <= sign <= "\ufefc"


def shape(text: str) -> str:
    """Return `text` with joined Arabic letters (Unicode 9.2): as many characters, no ligatures.

    Marks stay on their letters; ZWNJ keeps letters apart, ZWJ and tatweel join them. A letter without
    presentation forms stays as it is.
    """
    shaped = list(text)
    before = -1
    joined = False
    for at, sign in enumerate(text):
        if _is_transparent(sign):
            continue
        to_before, to_after = _joins(sign)
        joins = joined and to_before
        if joins and before >= 0:
            _take_form(shaped, text, before, after=True)
        shaped[at] = _form(sign, joins, False)
        joined, before = to_after, at
    return "".join(shaped)


def _take_form(shaped: list[str], text: str, at: int, *, after: bool) -> None:
    """Give a letter the form that also joins to what follows it."""
    forms = _FORMS.get(text[at])
    if forms:
        was_joined = bool(forms[1]) and shaped[at] == forms[1]
        shaped[at] = _form(text[at], was_joined, after)


def _form(sign: str, before: bool, after: bool) -> str:
    forms = _FORMS.get(sign)
    return (forms[before + 2 * after] or sign) if forms else sign
