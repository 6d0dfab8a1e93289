"""What is known of one lead, and what is asked of a workbook, for the columns of its sheets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from fairdesk.exports import reaches
from fairdesk.exports.workbook.cells import BookGuard
from fairdesk.models.rows import FollowUpRow, InterestRow, LeadDetail
from fairdesk.models.stand_rows import FairRow


@dataclass(frozen=True, slots=True)
class About:
    """What a workbook says of itself. `made` is UTC, `zone` the fair's; `by` is who made it.

    `chosen` are what the leads were narrowed by, as pairs of a name and a value. `makers` names the maker of
    each ring (an id), `maker` the one that the workbook is for, empty for the stand itself; `notes` says
    whether what staff noted is in it. `left_out` says who was kept back, once all have passed; `since` (UTC)
    is where an export of news starts.
    """

    fair: FairRow
    made: datetime
    zone: ZoneInfo
    by: str
    practice: bool
    chosen: tuple[tuple[str, str], ...]
    makers: Mapping[str, str]
    maker: str
    notes: bool
    left_out: Callable[[], str]
    since: datetime | None = None

    def local(self, at: datetime | None) -> datetime | None:
        """Return a time as the fair's clock shows it, to the second and without its zone."""
        return None if at is None else at.astimezone(self.zone).replace(tzinfo=None, microsecond=0)


@dataclass(frozen=True, slots=True)
class Facts:
    """One lead, one interest of it, or one thing that is due to it or was done for it."""

    lead: LeadDetail
    guard: BookGuard
    about: About
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    interest: InterestRow | None = None
    follow_up: FollowUpRow | None = None

    def contact(self, field: str) -> str:
        """Return one of the contact's texts."""
        return str(getattr(self.lead.contact, field))

    def name(self) -> str:
        """Return the person's name as written, else put together; empty when nobody is named."""
        contact = self.lead.contact
        return contact.name or f"{contact.given} {contact.family}".strip()

    def who(self) -> str:
        """Return a name that is never empty."""
        return reaches.shown_name(self.lead, (*self.emails, *self.phones), self.guard)


def facts_of(lead: LeadDetail, about: About, guard: BookGuard) -> Facts:
    """Return what the columns need of a lead."""
    emails = reaches.emails(lead.reaches, guard)
    return Facts(lead, guard, about, emails, tuple(reaches.phones(lead.reaches, guard)))
