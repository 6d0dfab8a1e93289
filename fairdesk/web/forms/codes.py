"""What visitors write into the line for codes of other labels: codes, article numbers, or words."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from fairdesk.domain.ids import CODE_LENGTH
from fairdesk.domain.leads.sending import SentPick
from fairdesk.domain.pages.rows import PageRing
from fairdesk.language.digits import ascii_digits

MOST: Final = 30
"""Rings that one line names at most."""

_PARTED: Final = re.compile(r"[\s,;،؛]+")
_LOOKS: Final = re.compile(rf"[A-Z0-9]{{{CODE_LENGTH}}}|(?=.*\d)[A-Z0-9]+-[A-Z0-9-]+", re.IGNORECASE)
"""A code as it may be misread, or an article number."""


def picks_in(text: str, named: Callable[[str], PageRing | None]) -> dict[str, SentPick]:
    """Return the picks in a line, each under a key of its own; `named` finds the ring of a code or number.

    What looks like a code and is no ring's is kept as it is written; all other words are one pick together,
    because they tell of one ring.
    """
    picks: dict[str, SentPick] = {}
    told: list[str] = []
    for word in filter(None, _PARTED.split(text)):
        ring = named(word)
        if ring is not None:
            picks.setdefault(ring.id, SentPick(ring_id=ring.id))
        elif _LOOKS.fullmatch(ascii_digits(word)) and any(sign.isdigit() for sign in word):
            picks.setdefault(word.casefold(), SentPick(words=word))
        else:
            told.append(word)
    if told:
        picks["told"] = SentPick(words=" ".join(told))
    return picks
