"""The frozen rows that reads of leads return: complete, with nothing left to load."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from fairdesk.models.stand_rows import FairRow


@dataclass(frozen=True, slots=True)
class LeadRow:
    """One lead in a list. Times are UTC; `rating` is the effective one."""

    id: str
    contact_id: str
    name: str
    company: str
    country: str
    rating: str
    rings: int
    captured_at: datetime
    staff: str
    incomplete: bool
    discarded: str
    known_by: tuple[str, str] = ("", "")
    """Kind and value of a badge or slip, for a lead that nobody is named of."""


@dataclass(frozen=True, slots=True)
class LeadPage:
    """A page of leads, newest first; `cursor` continues it, None at the end."""

    rows: tuple[LeadRow, ...]
    cursor: int | None


@dataclass(frozen=True, slots=True)
class LeadFilter:
    """What a list of leads is narrowed to; empty values narrow nothing."""

    text: str = ""
    rating: str = ""
    ring: str = ""
    country: str = ""
    language: str = ""
    staff: str = ""
    day: date | None = None
    incomplete: bool = False
    badge: bool | None = None
    """Only those of whom a badge is known and nothing else, or only the others."""
    discarded: bool = False


@dataclass(frozen=True, slots=True)
class ReachRow:
    """One way to reach a contact; `key` is what it is compared by."""

    id: str
    kind: str
    value: str
    key: str
    label: str
    verified: bool


@dataclass(frozen=True, slots=True)
class InterestRow:
    """One interest of a lead: a ring, or words for one that is not in the catalogue.

    `sizes` are (mm, quantity, the buyer's words) triples. `sample_*` is as in the table; times are UTC.
    """

    id: str
    ring_id: str
    sku: str
    ring_name: str
    words: str
    level: str
    quantity: int | None
    sizes: tuple[tuple[float | None, int | None, str], ...]
    target_minor: int | None
    target_currency: str
    reason: str
    note: str
    source: str
    moq: int | None
    sample_state: str = ""
    sample_pieces: int | None = None
    sample_value_minor: int | None = None
    sample_value_currency: str = ""
    sample_at: datetime | None = None
    sample_staff: str = ""
    sample_until: datetime | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One visit of a lead; `at` is UTC."""

    id: str
    at: datetime
    staff: str
    note: str


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """One consent; `wording` is version/language, `notice_shown` whether the privacy notice was on view."""

    id: str
    purpose: str
    granted: bool
    wording: str
    at: datetime
    how: str
    staff: str
    withdrawn_at: datetime | None
    notice_shown: bool = False


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One thing that was done; `before` holds the old values of changed fields."""

    at: datetime
    staff: str
    device: str
    table: str
    row: str
    action: str
    before: dict[str, object]


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A person or a company, as written."""

    id: str
    name: str
    latin_name: str
    native_name: str
    given: str
    family: str
    salutation: str
    company: str
    title: str
    buyer_type: str
    country: str
    city: str
    address: str
    website: str
    language: str
    mail_language: str
    note: str
    vat_id: str = ""


@dataclass(frozen=True, slots=True)
class ColleagueRow:
    """Another lead of the same company at the same fair; `captured_at` is UTC."""

    lead_id: str
    name: str
    rating: str
    captured_at: datetime


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """What a lead answered: the question's code and words, the value as kept, and as people say it."""

    code: str
    question: str
    value: str
    said: str
    id: str = ""
    qualifier_id: str = ""


@dataclass(frozen=True, slots=True)
class CardRow:
    """A picture of a contact's card or badge, without its bytes; `size` counts them."""

    id: str
    picture_id: str
    kind: str
    mime: str
    size: int
    place: int = 0


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """One thing due to a lead, and how it went; money is in minor units, times are UTC."""

    id: str
    kind: str
    due_at: datetime | None
    place: str
    done_at: datetime | None
    outcome: str
    order_minor: int | None
    order_currency: str
    note: str
    staff: str


@dataclass(frozen=True, slots=True)
class LeadDetail:
    """All of one lead, in one read; `rating` is the chosen one, else the suggested. Times are UTC.

    `due_set_at` is `due_at` where that was set by hand; `changed_at` is when anything of the lead was last
    changed, where that was asked for.
    """

    id: str
    contact: ContactRow
    fair: FairRow
    rating: str
    rating_chosen: str
    rating_suggested: str
    owner: str
    captured_at: datetime
    captured_offset_minutes: int
    how: str
    staff: str
    incomplete: str
    discarded: str
    due_at: datetime | None
    reaches: tuple[ReachRow, ...]
    interests: tuple[InterestRow, ...]
    visits: tuple[VisitRow, ...]
    consents: tuple[ConsentRow, ...]
    cards: tuple[CardRow, ...] = ()
    answers: tuple[AnswerRow, ...] = ()
    history: tuple[HistoryRow, ...] = ()
    colleagues: tuple[ColleagueRow, ...] = ()
    changed_at: datetime | None = None
    next_step: str = ""
    due_set_at: datetime | None = None
    follow_ups: tuple[FollowUpRow, ...] = ()
