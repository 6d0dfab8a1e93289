"""Who had the privacy notice: on the counter of a fair, on the page that a phone sent from, from staff."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select

from fairdesk.domain.leads.told import was_told
from fairdesk.models.rows import LeadDetail
from fairdesk.models.tables.every import TABLES
from fairdesk.storage.keeping.source import Source, reading

PRINTED: Final = "privacy"
STOOD: Final = "notice"
TOLD: Final = "told"
"""Kinds in the export log: the notice was printed; staff said since when one stands on the counter; staff
told persons."""

_LOG: Final = TABLES["export_log"]
_INBOX: Final = TABLES["inbox"]


def on_counter_since(source: Source, fair_id: str) -> datetime | None:
    """Return since when (UTC) the notice stands on a fair's counter; None when nothing says that it does.

    It stands there since it was printed for this fair, or since when staff said; the earliest counts. A word
    of staff that is given `instead` takes the place of all before it, and says never with no `since`.
    """
    wanted = (
        select(_LOG.c.at, _LOG.c.detail)
        .where(_LOG.c.fair_id == fair_id, _LOG.c.kind.in_((PRINTED, STOOD)), ~_LOG.c.deleted)
        .order_by(_LOG.c.at, _LOG.c.id)
    )
    with reading(source) as connection:
        rows = connection.execute(wanted).all()
    since: list[datetime] = []
    for at, detail in rows:
        if detail.get("instead"):
            since.clear()
        if said := detail.get("since", at.isoformat()):
            since.append(datetime.fromisoformat(said))
    return min(since, default=None)


def sent_with_notice(source: Source, leads: Sequence[str]) -> frozenset[str]:
    """Return which of some leads (ids) came by phone, from a page on which the notice was offered."""
    wanted = select(_INBOX.c.lead_id).where(
        _INBOX.c.lead_id.in_(leads), _INBOX.c.wording != "", ~_INBOX.c.deleted
    )
    with reading(source) as connection:
        return frozenset(connection.scalars(wanted))


def told_by_staff(source: Source) -> frozenset[str]:
    """Return the ids of the contacts whom staff told, as they noted."""
    wanted = select(_LOG.c.detail).where(_LOG.c.kind == TOLD, ~_LOG.c.deleted)
    with reading(source) as connection:
        return frozenset(str(one) for detail in connection.scalars(wanted) for one in detail["contacts"])


@dataclass(frozen=True, slots=True)
class Notice:
    """What is known of who was told at a fair: since when the notice stands there, whom staff told."""

    on_counter: datetime | None
    by_staff: frozenset[str]

    def reached(self, lead: LeadDetail, sent: Collection[str]) -> bool:
        """Whether a lead's visitor was told; `sent` are leads that came by phone with the notice."""
        last = max((lead.captured_at, *(visit.at for visit in lead.visits)))
        stood = self.on_counter is not None and self.on_counter <= last
        by_hand = lead.contact.id in self.by_staff or lead.id in sent
        return was_told(lead.consents, lead.how, sent=by_hand, on_counter=stood)


def notice_at(source: Source, fair_id: str) -> Notice:
    """Return what is known of who was told at a fair."""
    return Notice(on_counter_since(source, fair_id), told_by_staff(source))
