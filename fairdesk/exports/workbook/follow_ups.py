"""The columns of the sheet of follow-ups: what is due to whom, and what was done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final

from fairdesk.domain.money import Money
from fairdesk.domain.trade import Rating
from fairdesk.exports.workbook.cells import Column, Kind
from fairdesk.exports.workbook.facts import Facts
from fairdesk.exports.workbook.leads import country_name, emails, phones, rating, rings
from fairdesk.language.messages import N_, _, pgettext

_HOT_FIRST: Final = [Rating.HOT, Rating.WARM, Rating.COLD]


def follow_ups(facts: Facts) -> Iterator[Facts]:
    """Yield what is due to a lead or was done for it.

    What its rating makes due is among it, unless something was agreed on or done since its last visit.
    """
    rows = facts.lead.follow_ups
    for row in rows:
        yield replace(facts, follow_up=row)
    last = facts.lead.visits[-1].at if facts.lead.visits else facts.lead.captured_at
    if facts.lead.due_at is not None and not any(row.done_at is None or row.done_at >= last for row in rows):
        yield facts


def in_order(facts: Facts) -> tuple[bool, int, str]:
    """Return what follow-ups are sorted by: open before done, hot first, then by when they are due."""
    place = _HOT_FIRST.index(Rating(facts.lead.rating)) if facts.lead.rating in _HOT_FIRST else 9
    at = _done(facts) or _due(facts)
    return _done(facts) is not None, place, at.isoformat() if at else "9"


def _due(facts: Facts) -> datetime | None:
    return facts.about.local(facts.follow_up.due_at if facts.follow_up else facts.lead.due_at)


def _done(facts: Facts) -> datetime | None:
    return facts.about.local(facts.follow_up.done_at) if facts.follow_up else None


def _state(facts: Facts) -> str:
    """Return whether it is done, overdue when the workbook was made, or to be done."""
    if _done(facts) is not None:
        return pgettext("follow-up", "done")
    due, made = _due(facts), facts.about.local(facts.about.made)
    overdue = due is not None and made is not None and due < made
    return pgettext("follow-up", "overdue") if overdue else pgettext("follow-up", "due")


_KINDS: Final = {
    "mail": N_("mail"),
    "call": N_("call"),
    "quote": N_("quote"),
    "sample": N_("sample"),
    "meeting": N_("meeting"),
}
_OUTCOMES: Final = {
    "reached": N_("reached"),
    "no_answer": N_("no answer"),
    "quote_sent": N_("quote sent"),
    "sample_sent": N_("sample sent"),
    "order": N_("order"),
    "not_interested": N_("not interested"),
}


def _kind(facts: Facts) -> str:
    kind = facts.follow_up.kind if facts.follow_up else ""
    return _(_KINDS[kind]) if kind in _KINDS else kind


def _outcome(facts: Facts) -> str:
    outcome = facts.follow_up.outcome if facts.follow_up else ""
    known = outcome.replace(" ", "_")
    return _(_OUTCOMES[known]) if known in _OUTCOMES else outcome


def _order(facts: Facts) -> Money | None:
    row = facts.follow_up
    return None if row is None or row.order_minor is None else Money(row.order_minor, row.order_currency)


def _text(facts: Facts, field: str) -> str:
    return str(getattr(facts.follow_up, field, ""))


FOLLOW_UPS: Final[tuple[Column[Facts], ...]] = (
    Column(N_("Name"), Kind.TEXT, 26, Facts.who),
    Column(N_("State"), Kind.TEXT, 12, _state),
    Column(N_("Rating"), Kind.RATING, 11, rating),
    Column(N_("Due"), Kind.MOMENT, 17, _due),
    Column(N_("Company"), Kind.TEXT, 26, lambda facts: facts.contact("company")),
    Column(N_("Country"), Kind.TEXT, 16, country_name),
    Column(N_("E-mail"), Kind.TEXT, 38, emails),
    Column(N_("Phone"), Kind.TEXT, 18, phones),
    Column(N_("Rings"), Kind.TEXT, 24, rings),
    Column(N_("Owner"), Kind.TEXT, 16, lambda facts: facts.lead.owner),
    Column(N_("Kind"), Kind.TEXT, 12, _kind),
    Column(N_("Place"), Kind.TEXT, 16, lambda facts: _text(facts, "place")),
    Column(N_("Done"), Kind.MOMENT, 17, _done),
    Column(N_("Outcome"), Kind.TEXT, 16, _outcome),
    Column(N_("Order"), Kind.MONEY, 13, _order),
    Column(N_("Currency"), Kind.TEXT, 10, lambda facts: _text(facts, "order_currency")),
    Column(N_("Staff"), Kind.TEXT, 16, lambda facts: _text(facts, "staff")),
    Column(N_("Note"), Kind.NOTE, 44, lambda facts: _text(facts, "note")),
    Column(N_("Id"), Kind.TEXT, 36, lambda facts: facts.lead.id),
)
"""What is to be done, for whom, how to reach them, and how it went."""
