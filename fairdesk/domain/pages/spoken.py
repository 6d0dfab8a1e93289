"""Which of a ring's or maker's texts a page shows: the language asked for, else English, Persian, any."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

STAND_INS: Final = ("en", "fa")
"""Languages that stand in, in this order, where a text is missing."""


class Spoken(NamedTuple):
    """A text and the language it is in, empty when it is in none; both are empty when there is none."""

    text: str
    language: str


def spoken(texts: Mapping[str, tuple[str, str]], language: str, part: int) -> Spoken:
    """Return the name (`part` 0) or the long text (`part` 1) to show."""
    for wish in (language, *STAND_INS, *texts):
        text = texts.get(wish, ("", ""))[part].strip()
        if text:
            return Spoken(text, wish)
    return Spoken("", "")
