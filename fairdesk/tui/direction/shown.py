"""Text as it stands on the screen: in visual order, letters joined, in the direction of the interface."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from fairdesk.language.bidi.classes import is_rtl
from fairdesk.language.bidi.isolate import base_of
from fairdesk.language.bidi.layout import visual
from fairdesk.language.messages import PRICE, digits, price_said
from fairdesk.tui.direction.mode import is_logical

_NUMBER: Final = re.compile(r"[-–−×<~]? ?\d[\d.,:/–-]*%?|(?:Esc |[a-z] )?\d(?: \d)*(?: … \d)?(?:  [a-z])?")
"""What stands alone as a number, a time or a date: written in the interface's digits."""

_IN_WORDS: Final = re.compile(
    "[\u2066-\u2068][^\u2069]*\u2069|(?<![A-Za-z0-9./:+_@#-])([0-9]+)(?![A-Za-z0-9./:_@-])"
)
"""A number in a line of words; what is isolated is copied as it stands."""

_SIGNS: Final = str.maketrans({"▌": "▐", "▐": "▌", "▏": "▕", "▕": "▏", "←": "→", "→": "←"})
"""Signs that point, or hug an edge, look the other way in a mirror."""


@lru_cache(maxsize=8192)
def shown(text: str, right: bool) -> str:
    """Return one piece of a line as it is printed; where `right`, the blanks at its ends change sides."""
    if text.isascii() and not right:
        return text
    core = text.strip(" ")
    if not core:
        return text
    start = len(text) - len(text.lstrip(" "))
    end = len(text) - start - len(core)
    if not right:
        return " " * start + _placed(core, False) + " " * end
    return " " * end + _placed(worded(core).translate(_SIGNS), True) + " " * start


def worded(text: str) -> str:
    """Return a text of a right-to-left interface with its own digits and commas."""
    if _NUMBER.fullmatch(text):
        return digits(text)
    if PRICE.fullmatch(text):
        return price_said(text)
    if not is_rtl(text):
        return text
    return _IN_WORDS.sub(lambda found: digits(found[1]) if found[1] else found[0], text.replace(", ", "، "))


def _placed(core: str, right: bool) -> str:
    return core if is_logical() else visual(core, base_of(core, right))
