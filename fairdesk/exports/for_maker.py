"""A lead as one maker may see it: makers compete on one stand, inside each lead too."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from fairdesk.domain.leads.rating import effective, suggested
from fairdesk.models.rows import LeadDetail


def for_maker(lead: LeadDetail, rings: Collection[str], *, notes: bool = False) -> LeadDetail:
    """Return a lead with the interests in `rings` (ids) alone: levels, quantities, sizes, reasons, prices.

    Interests in words belong to no maker. Nothing that other rings go into is left: no rating they suggest,
    no date due by it. Without `notes` there are no free words, ratings, answers, pictures, visits and staff;
    with them they are as typed, whatever they tell.
    """
    kept = tuple(row for row in lead.interests if row.ring_id and row.ring_id in rings)
    suggestion = suggested(row.level for row in kept)
    lead = replace(
        lead,
        interests=kept,
        rating=effective(lead.rating_chosen, suggestion).value,
        rating_suggested=suggestion.value,
        due_at=None,
        history=(),
        colleagues=(),
    )
    return lead if notes else _without_notes(lead)


def _without_notes(lead: LeadDetail) -> LeadDetail:
    return replace(
        lead,
        contact=replace(lead.contact, note=""),
        interests=tuple(replace(row, words="", note="", sample_staff="") for row in lead.interests),
        consents=tuple(replace(row, staff="") for row in lead.consents),
        rating="",
        rating_chosen="",
        rating_suggested="",
        owner="",
        staff="",
        visits=(),
        answers=(),
        cards=(),
    )
