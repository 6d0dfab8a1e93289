"""The frozen rows that an import compares what arrives with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from fairdesk.models.rows import ConsentRow


@dataclass(frozen=True, slots=True)
class KeptInterest:
    """One interest of a lead, as far as an import compares it; `ring_id` is empty for one told in words."""

    ring_id: str
    words: str
    level: str
    quantity: int | None
    note: str


@dataclass(frozen=True, slots=True)
class KeptContact:
    """A contact as it is kept, and its lead at one fair, of which `lead_id` is empty where there is none.

    `once` holds what its fields and notes said before they were changed, `reaches` are (kind, key) pairs,
    `gone` the ids of reaches, interests and consents that were taken out. `leads` are those of all fairs,
    `discarded` tells why the one at this fair was set aside; `captured_at` is UTC, None without a lead.
    """

    id: str
    values: dict[str, str]
    once: dict[str, frozenset[str]]
    reaches: frozenset[tuple[str, str]] = frozenset()
    gone: frozenset[str] = frozenset()
    consents: tuple[ConsentRow, ...] = ()
    leads: tuple[str, ...] = ()
    lead_id: str = ""
    rating: str = ""
    owner: str = ""
    incomplete: str = ""
    discarded: str = ""
    captured_at: datetime | None = None
    interests: tuple[KeptInterest, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Home:
    """What an id of a contact stands for: a row that is there, taken back, erased, or joined to another."""

    id: str
    deleted: bool
    erased: bool
    merged_into: str


@dataclass(frozen=True, slots=True)
class Alike:
    """A lead that shares a key, a folded name or a company; `kind` and `key` are empty without a key."""

    contact_id: str
    lead_id: str
    name_key: str
    company_key: str
    captured_at: datetime
    kind: str = ""
    key: str = ""
