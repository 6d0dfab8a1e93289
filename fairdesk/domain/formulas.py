"""What a spreadsheet would take for a formula, and the apostrophes that keep it from doing so."""

from __future__ import annotations

import re
from typing import Final

_UNSEEN: Final = "\\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_STARTS: Final = "=+\\-@＝＋－＠"
_BEFORE: Final = f'[;؛\n][{_UNSEEN}"]*'
_DOES: Final = f"[{_STARTS}][^;؛\n]*[(|!]"
_FORMULA: Final = re.compile(f"[{_UNSEEN}]*[{_STARTS}]")
_GUARDED: Final = re.compile(f"'(?={_FORMULA.pattern})")
_INNER: Final = re.compile(f"({_BEFORE})(?={_DOES})")
_INNER_GUARDED: Final = re.compile(f"({_BEFORE})'(?={_DOES})")
_MORE: Final = r"(?:x\d+| ext\. \d{1,6})?"
_NUMBER: Final = re.compile(rf"[+-]\d+(?:[.,]\d+)?|\+\d+{_MORE}(?:; \+?\d+{_MORE})*")


def begins_formula(text: str) -> bool:
    """Say whether a text begins as a formula does: with = + - @ or a wide form of them."""
    return _FORMULA.match(text) is not None


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula (CWE-1236; OWASP ASVS 5.0, 1.2.10).

    An apostrophe is put before a text that begins as a formula does, and, inside, after a semicolon or line
    feed where a formula could do something (call, pipe or reach another sheet): spreadsheets that separate by
    semicolons begin a cell there. Phone numbers in E.164 and a plain number with its sign stay: no formula
    can be made of them.
    """
    safe = f"'{text}" if begins_formula(text) and not _NUMBER.fullmatch(text) else text
    return _INNER.sub(r"\1'", safe)


def unguarded(text: str) -> str:
    """Return a text without the apostrophes that `guarded` put into it."""
    bare = _INNER_GUARDED.sub(r"\1", text)
    return bare[1:] if _GUARDED.match(bare) else bare
