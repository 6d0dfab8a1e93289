"""Reads of leads: pages, one lead whole, counts, what was saved last."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

from fairdesk.domain.clean import LINE_LIMIT, short
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_
from fairdesk.models.day_rows import Today
from fairdesk.models.rows import LeadDetail, LeadFilter, LeadPage, LeadRow
from fairdesk.stand import Stand
from fairdesk.storage import leads, search

PAGE = 50
"""Rows in a page."""

TEXTS = ("rating", "ring", "country", "language", "staff")
"""What a filter holds as text, beside the words to search for."""


def page(stand: Stand, narrow: LeadFilter, cursor: int | None = None, limit: int = PAGE) -> LeadPage:
    """Return a page of this fair's leads, newest first; `cursor` is the last page's."""
    return search.page(stand.database, stand.the_fair.id, searchable(narrow), cursor, limit)


def show(stand: Stand, lead_id: str) -> LeadDetail:
    """Return all of one lead, by its id or any unambiguous ending of 6 or more characters.

    Raises `Refusal` when there is none, or more than one.
    """
    found = leads.find_id(stand.database, short(lead_id))
    return leads.detail(stand.database, found, languages=(stand.settings.language,))


def counts(stand: Stand, narrow: LeadFilter) -> dict[str, int]:
    """Return how many leads there are by rating, and `all` of them, the rating filter left aside."""
    return search.counts(stand.database, stand.the_fair.id, searchable(narrow))


def recent(stand: Stand, limit: int = 12) -> tuple[LeadRow, ...]:
    """Return the leads saved last at this fair."""
    return page(stand, LeadFilter(), limit=limit).rows


def today(stand: Stand) -> Today:
    """Return the figures of the day that it is at the fair."""
    start = datetime.combine(stand.local(stand.now()).date(), time(), stand.zone)
    return leads.day_figures(stand.database, stand.the_fair.id, start, start + timedelta(days=1))


def usual_countries(stand: Stand) -> tuple[str, ...]:
    """Return country codes as this fair's leads have them, most frequent first, the fair's own among them."""
    return leads.countries(stand.database, stand.the_fair.id) if stand.fair else ()


def only_open(lead: LeadDetail) -> LeadDetail:
    """Return `lead`. Raises `Refusal` when it was set aside."""
    if lead.discarded:
        raise Refusal(
            N_("This lead was set aside ({reason})."),
            hint=N_("Restore it first: fairdesk lead restore {ending}"),
            reason=lead.discarded,
            ending=lead.id[-8:],
        )
    return lead


def searchable(narrow: LeadFilter) -> LeadFilter:
    """Return a filter without what no database holds, such as half characters."""
    texts: dict[str, Any] = {name: short(getattr(narrow, name), LINE_LIMIT) for name in TEXTS}
    return replace(narrow, **texts)
