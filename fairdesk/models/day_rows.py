"""The frozen rows of a day at a fair: its figures, its open ends, and how it was closed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from fairdesk.domain.leads.sending import SentPick

COUNTED: Final = ("leads", "slips", "cards")
"""What can be counted by hand at the end of a day."""


@dataclass(frozen=True, slots=True)
class RingCount:
    """A ring and how many of the day's leads are interested in it."""

    sku: str
    name: str
    leads: int


@dataclass(frozen=True, slots=True)
class DayLead:
    """A lead of the day, as the figures count it; `captured_at` is UTC, `country` ISO 3166 alpha-2."""

    captured_at: datetime
    rating: str
    country: str
    staff: str


@dataclass(frozen=True, slots=True)
class DayFigures:
    """What one day brought. `slips` and `cards` count leads with a paper slip, or a picture of a card.

    `anonymous` counts visitors who left nothing; the fields by something map it to leads, greatest first.
    """

    leads: int = 0
    slips: int = 0
    cards: int = 0
    anonymous: int = 0
    by_rating: Mapping[str, int] = field(default_factory=dict)
    by_country: Mapping[str, int] = field(default_factory=dict)
    by_staff: Mapping[str, int] = field(default_factory=dict)
    by_hour: Mapping[int, int] = field(default_factory=dict)
    rings: tuple[RingCount, ...] = ()

    def entered(self, what: str) -> int:
        """Return how many of one of `COUNTED` were entered."""
        return {"leads": self.leads, "slips": self.slips, "cards": self.cards}[what]


@dataclass(frozen=True, slots=True)
class InboxRow:
    """What a visitor sent by phone and nobody took yet; `at` is UTC."""

    id: str
    at: datetime
    typed: Mapping[str, str]
    picks: tuple[SentPick, ...]
    language: str
    wording: str = ""
    consents: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OpenLead:
    """A lead that is not complete: `reason` says what stands for a name or a way to reach them."""

    lead_id: str
    name: str
    reason: str
    captured_at: datetime


@dataclass(frozen=True, slots=True)
class OpenEnds:
    """What is still to be done at the fair, of this day and of those before.

    `parked` are the initials and times of forms on this laptop that were not saved; `ahead` counts leads
    with a time later than now: the clock was set back. `backup_at` (UTC) is None without a backup here;
    `backup_due` tells that something was written since, `own_backup` that the server keeps its own.
    """

    parked: tuple[str, ...] = ()
    incomplete: tuple[OpenLead, ...] = ()
    badges: tuple[OpenLead, ...] = ()
    inbox: tuple[InboxRow, ...] = ()
    samples: int = 0
    samples_late: int = 0
    ahead: int = 0
    backup_at: datetime | None = None
    backup_due: bool = True
    own_backup: bool = False

    def counts(self) -> dict[str, int]:
        """Return how many there are of each."""
        return {
            "parked": len(self.parked),
            "incomplete": len(self.incomplete),
            "badges": len(self.badges),
            "inbox": len(self.inbox),
            "samples": self.samples,
            "ahead": self.ahead,
            "backup": int(self.backup_due and not self.own_backup),
        }


@dataclass(frozen=True, slots=True)
class CloseRow:
    """How a day was closed: `counted` by hand and `found`, each by name; `at` is UTC."""

    day: date
    at: datetime
    staff: str
    counted: Mapping[str, int]
    found: Mapping[str, int]
    note: str


@dataclass(frozen=True, slots=True)
class Day:
    """One day at a fair; `day` is the fair's own date, `closed` how it was closed last."""

    day: date
    figures: DayFigures
    ends: OpenEnds
    closed: CloseRow | None = None

    @property
    def since_close(self) -> int:
        """How many leads of the day were entered after it was closed."""
        return self.figures.leads - self.closed.found.get("leads", 0) if self.closed else 0


@dataclass(frozen=True, slots=True)
class Today:
    """The header's figures of one day."""

    leads: int
    by_rating: dict[str, int]
