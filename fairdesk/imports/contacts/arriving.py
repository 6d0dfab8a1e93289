"""A contact as a file of another program tells it, before anything is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from fairdesk.domain.refusals import Refusal

ASIDE: Final = "aside"
"""The field of a doubt about what has no place of its own, and goes into the note where that is free."""

LEFT_OUT: Final = "left_out"
"""The `field` of a doubt that only names what was not taken: a picture, a key, a program's own marks."""


@dataclass(frozen=True, slots=True)
class ArrivingReach:
    """One way to reach somebody: a kind of `ReachKind`, the value as given, and home, work, cell or fax."""

    kind: str
    value: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class ArrivingInterest:
    """A ring that somebody was interested in: the SKU or name as given, the level and how many.

    `words` are its name or what else tells of it beside the SKU; `sizes`, `price` (the target, with its
    currency) and `reason` are texts as given.
    """

    ring: str
    level: str = ""
    quantity: int | None = None
    note: str = ""
    sizes: str = ""
    price: str = ""
    reason: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class ArrivingConsent:
    """What somebody agreed to: `state` is granted, refused or withdrawn, `wording` version/language.

    A day without a time is its noon in UTC, which is the same day nearly everywhere.
    """

    purpose: str
    state: str
    at: datetime | None = None
    wording: str = ""


@dataclass(frozen=True, slots=True)
class Arriving:
    """One contact of a file.

    `place` counts cards or rows from 1, as people count them. `uid` is empty where the file has none.
    `fields` are those of a contact by name (name, given, family, company, title, country, ...), as given.
    `about` is what fairdesk's own table says of the lead: lead_id, owner, staff, fair, captured_at, due_at,
    incomplete, answers, visit_notes. `doubts` say what of it could not be read or kept, each with a reason;
    what was merely left out has `LEFT_OUT` for its field.
    """

    place: int
    uid: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    reaches: tuple[ArrivingReach, ...] = ()
    note: str = ""
    rating: str = ""
    categories: tuple[str, ...] = ()
    interests: tuple[ArrivingInterest, ...] = ()
    consents: tuple[ArrivingConsent, ...] = ()
    doubts: tuple[Refusal, ...] = ()
    about: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing of anybody: its doubts tell why."""
        return not (self.fields or self.reaches or self.note or self.interests)
