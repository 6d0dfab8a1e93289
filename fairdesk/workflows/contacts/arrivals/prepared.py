"""A contact of a file when each of its fields is checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fairdesk.domain.refusals import Refusal
from fairdesk.imports.contacts.arriving import ArrivingConsent
from fairdesk.models.interest_draft import InterestDraft
from fairdesk.workflows.contacts.arrivals.note_lines import NoteLine


@dataclass(frozen=True, slots=True)
class Reached:
    """One checked way to reach a contact; `key` is what it is compared by."""

    kind: str
    value: str
    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Wish:
    """One checked interest in a `ring` as the file names it; `draft` has it as words."""

    ring: str
    draft: InterestDraft
    has_level: bool


@dataclass(frozen=True, slots=True)
class Prepared:
    """One contact of a file, checked. `fault` is why it cannot be kept, unless somebody known is meant.

    `contact_id` follows from its UID, or without one from who it is; `other_id` from who it is where the UID
    is one that may mean somebody else in another file, else it is empty. `keys` are the (kind, key) that tell
    who it is, `firm_as_name` the company as a name, where nobody is named.
    """

    place: int
    shown: str
    contact_id: str
    other_id: str
    has_uid: bool
    values: Mapping[str, str]
    reaches: tuple[Reached, ...] = ()
    note: tuple[NoteLine, ...] = ()
    rating: str = ""
    owner: str = ""
    incomplete: str = ""
    wishes: tuple[Wish, ...] = ()
    consents: tuple[ArrivingConsent, ...] = ()
    doubts: tuple[Refusal, ...] = ()
    fault: Refusal | None = None
    keys: frozenset[tuple[str, str]] = frozenset()
    name_key: str = ""
    company_key: str = ""
    firm_as_name: str = ""
