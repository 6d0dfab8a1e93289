"""A contact as a file of another program tells it, before anything is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from fairdesk.domain.refusals import Refusal


@dataclass(frozen=True, slots=True)
class ArrivingReach:
    """One way to reach somebody: a kind of `ReachKind`, the value as given, and home, work, cell or fax."""

    kind: str
    value: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class ArrivingInterest:
    """A ring that somebody was interested in: the SKU or name as given, the level and how many."""

    ring: str
    level: str = ""
    quantity: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ArrivingConsent:
    """What somebody agreed to: `state` is granted, refused or withdrawn, `wording` version/language."""

    purpose: str
    state: str
    at: datetime | None = None
    wording: str = ""


@dataclass(frozen=True, slots=True)
class Arriving:
    """One contact of a file.

    `place` counts cards or rows from 1, as people count them. `uid` is empty where the file has none.
    `fields` are those of a contact by name (name, given, family, company, title, country, ...), as given.
    `doubts` say what of it could not be read or kept, each with a reason.
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
    changed_at: datetime | None = None
    doubts: tuple[Refusal, ...] = ()
