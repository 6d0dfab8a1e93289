"""What an import answers: how many contacts became what, and which of them somebody should look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_, _

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


def erased() -> Refusal:
    """Return why somebody is not taken in who was erased here."""
    return Refusal(
        N_("Not taken in: this person was erased here."),
        hint=N_("Who wants to be kept again is typed in anew."),
    )


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


def doubts_said(
    doubts: Iterable[Doubt], todo: Callable[[Refusal], str] = attrgetter("todo")
) -> Iterator[tuple[Doubt, str, str]]:
    """Yield doubts, each with what to say of it: the contact's place in the file, its name, and why.

    The third is what to do about it, as `todo` says it, with a blank before it; empty where it was said.
    """
    said: set[str] = set()
    for one in doubts:
        line = _("{place} {name}: {why}") if one.name else _("{place}: {why}")
        line = line.format(place=one.place, name=one.name, why=one.why.what)
        hint = todo(one.why)
        yield one, line, f" {hint}" if hint and hint not in said else ""
        said.add(hint)
