"""What an import answers: how many contacts became what, and which of them somebody should look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import _

MOST_DOUBTS: Final = 1_000
"""Doubts that an answer holds unless more are asked for."""

ALL_DOUBTS: Final = 1 << 30
"""As many doubts as there are."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that somebody should look at: the contact's place in the file, its name, and why.

    `leads` are ids of leads that it may be, where that is the doubt.
    """

    place: int
    name: str
    why: Refusal
    leads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrived:
    """How many contacts of a file were new, filled what was empty of a known one, or changed nothing.

    `refused` could not be kept at all; `doubts` name them first, then what of others needs a look.
    `doubtful` counts all doubts, of which the first are in `doubts`.
    """

    kind: str
    contacts: int
    new: int
    filled: int
    unchanged: int
    refused: int
    doubtful: int
    doubts: tuple[Doubt, ...]
    dry_run: bool


def doubt_said(one: Doubt) -> str:
    """Say one doubt: the contact's place in the file, its name, and why."""
    said = _("{place} {name}: {why}") if one.name else _("{place}: {why}")
    return said.format(place=one.place, name=one.name, why=one.why.what)
