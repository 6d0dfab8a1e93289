"""A lead as one maker may see it: makers compete on one stand, inside each lead too."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final

from fairdesk.domain.leads.rating import effective, suggested
from fairdesk.models.rows import LeadDetail

NO_FIELDS: Final[Mapping[str, frozenset[str]]] = {
    "lead": frozenset({"due_at", "next_step"}),
    "contact": frozenset({"merged_into"}),
}
"""Fields of kept rows that no maker gets: other rings go into them, or other people."""

NO_NOTES: Final[Mapping[str, frozenset[str]]] = {
    "lead": frozenset({"rating", "owner"}),
    "contact": frozenset({"note"}),
    "interest": frozenset({"words", "note", "sample_staff"}),
    "consent": frozenset({"staff"}),
}
"""Fields of kept rows that a maker gets with notes only."""

NO_TABLES: Final = frozenset({"follow_up", "staff"})
"""Kept rows that no maker gets: a follow-up is about all that somebody ordered."""

NO_NOTE_TABLES: Final = frozenset({"visit", "answer", "qualifier"})
"""Kept rows that a maker gets with notes only; of cards' pictures it is the same."""


def hidden_fields(table: str, *, notes: bool) -> frozenset[str]:
    """Return the fields of a table's rows that a maker does not get, as `for_maker` has it."""
    always = NO_FIELDS.get(table, frozenset())
    return always if notes else always | NO_NOTES.get(table, frozenset())


def hidden_table(table: str, *, notes: bool) -> bool:
    """Whether a maker gets no row of a table at all."""
    return table in NO_TABLES or (table in NO_NOTE_TABLES and not notes)


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
        due_set_at=None,
        next_step="",
        follow_ups=(),
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
