"""Puts together what arrives of one contact, so that whatever has no field of its own stands in the note."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from fairdesk.domain import countries
from fairdesk.domain.clean import short
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import ReachKind
from fairdesk.imports.contacts.arriving import (
    ASIDE,
    LEFT_OUT,
    Arriving,
    ArrivingConsent,
    ArrivingInterest,
    ArrivingReach,
)
from fairdesk.language.messages import N_

_EMAIL: Final = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_WHOLE: Final = 7
_WORDS: Final = re.compile(r"\w+")


class Gathering:
    """What is known so far of one contact; `arriving` gives it whole."""

    def __init__(self, place: int) -> None:
        self.place = place
        self.uid = self.rating = ""
        self.fields: dict[str, str] = {}
        self.reaches: dict[tuple[str, str], ArrivingReach] = {}
        self.categories: dict[str, None] = {}
        self.interests: list[ArrivingInterest] = []
        self.consents: list[ArrivingConsent] = []
        self.doubts: list[Refusal] = []
        self.about: dict[str, str] = {}
        self._notes: dict[str, None] = {}
        self._more: dict[str, None] = {}
        self._doubted: set[tuple[str, ...]] = set()
        self._left_out: dict[str, None] = {}

    def field(self, name: str, value: str, label: str = "") -> None:
        """Take a field's value; a second, other one goes to the note under `label`."""
        if value and self.fields.setdefault(name, value) != value:
            self.tell(label or name, value)

    def reach(self, kind: str, value: str, label: str = "") -> None:
        """Take a way to reach them, each once; the first label counts, unless it is none.

        An e-mail address among the phones, as FaceTime has them, is one; whole numbers with a slash between
        them are several.
        """
        parts = value.split("/") if kind == ReachKind.PHONE else [value]
        for part in parts if len(parts) > 1 and all(map(_is_whole, parts)) else [value]:
            self._reach(kind, part.strip(), label)

    def _reach(self, kind: str, value: str, label: str) -> None:
        if kind == ReachKind.PHONE and _EMAIL.fullmatch(value):
            kind, label = ReachKind.EMAIL, ""
        before = self.reaches.get((kind, value))
        if value and (before is None or not before.label):
            self.reaches[kind, value] = ArrivingReach(kind, value, label)

    def note(self, text: str) -> None:
        """Take words of the note itself."""
        if text:
            self._notes[text] = None

    def tell(self, label: str, value: str) -> None:
        """Take what has no field: it stands below the note as `label: value`, each once."""
        if value:
            self._more[f"{label}: {value}" if label else value] = None

    def tell_unless_known(self, label: str, value: str, known: Iterable[str] = ()) -> None:
        """Take what has no field, unless all its words stand in the fields or in `known`."""
        words = set(_WORDS.findall(value.casefold()))
        if not words <= set(_WORDS.findall(" ".join((*self.fields.values(), *known)).casefold())):
            self.tell(label, value)

    def doubt(self, message: str, hint: str = "", *, aside: bool = False, **values: object) -> None:
        """Take a doubt, each once; messages as for `Refusal`, long values shortened.

        `aside` says that it is about what goes into the note.
        """
        said = {name: short(value) if isinstance(value, str) else value for name, value in values.items()}
        key = (message, *map(str, said.values()))
        if key not in self._doubted:
            self._doubted.add(key)
            self.doubts.append(Refusal(message, hint=hint, field=ASIDE if aside else "", **said))

    def doubt_letters(self, looks: str) -> None:
        """Take the doubt that letters were read as they looked, in no form of Unicode."""
        self.doubt(
            N_("The letters are in no form of Unicode; they were read as {looks}."),
            N_("Look whether names are written right."),
            looks=looks,
        )

    def leave_out(self, what: str) -> None:
        """Take note of something that is not taken and no use in a note; one doubt names all such."""
        self._left_out[what] = None

    def country(self, text: str) -> bool:
        """Take a country by name or code; say whether it is one."""
        code = _country(text)
        if code:
            self.fields.setdefault("country", code)
        return bool(code)

    def add(self, other: Gathering) -> None:
        """Take what another gathering of the same contact has beside its fields; the labels here count."""
        for reach in other.reaches.values():
            self.reach(reach.kind, reach.value, reach.label)
        self._notes |= other._notes
        self._more |= other._more
        self.categories |= other.categories
        self._left_out |= other._left_out
        self.interests += other.interests
        self.consents += [one for one in other.consents if one not in self.consents]
        for doubt in other.doubts:
            self.doubt(doubt.message, doubt.hint, aside=doubt.field == ASIDE, **doubt.values)

    def arriving(self) -> Arriving:
        """Return all of it."""
        if self._left_out:
            self.doubts.append(
                Refusal(N_("Not taken: {what}."), field=LEFT_OUT, what=", ".join(self._left_out))
            )
        return Arriving(
            self.place,
            self.uid,
            self.fields,
            tuple(self.reaches.values()),
            "\n".join((*self._notes, *self._more)),
            self.rating,
            tuple(self.categories),
            tuple(self.interests),
            tuple(self.consents),
            tuple(self.doubts),
            self.about,
        )


def says_nothing_new(value: str, known: str) -> bool:
    """Say whether all words of a text stand in another one."""
    return set(_WORDS.findall(value.casefold())) <= set(_WORDS.findall(known.casefold()))


def _is_whole(number: str) -> bool:
    """Whether a text is a number that needs no other one before it."""
    return sum(map(str.isdigit, number)) >= _WHOLE and not any(map(str.isalpha, number))


@lru_cache(maxsize=1024)
def _country(text: str) -> str:
    try:
        return countries.code_of(text)
    except Refusal:
        return ""
