"""Who a visitor may be, and who they are for sure; and whether a lead has an interest already."""

from __future__ import annotations

from fairdesk.domain.leads.duplicates import same_name
from fairdesk.domain.trade import ReachKind
from fairdesk.models.interest_draft import InterestDraft
from fairdesk.models.known_rows import Known
from fairdesk.models.lead_draft import LeadDraft
from fairdesk.models.rows import LeadDetail
from fairdesk.storage import contacts
from fairdesk.storage.write import Write

MATCHING = (ReachKind.EMAIL, ReachKind.PHONE)
"""Reaches that, with the name, tell that a visitor is known."""

MOST_DUPLICATES = 5


def alike_leads(write: Write, form: LeadDraft) -> tuple[Known, ...]:
    """Return the leads that may be this visitor."""
    keys = [(reach.kind.value, reach.key) for reach in form.reaches if reach.kind in MATCHING]
    return contacts.known(write, keys, form.name or form.company, 2 * MOST_DUPLICATES)


def is_same(one: Known, form: LeadDraft) -> bool:
    """Tell whether a lead is this visitor for sure: a key and the name; two people may share an address."""
    if not any(kind.value in one.why for kind in MATCHING):
        return False
    return same_name(one.name, form.name) if form.name else not one.name and "company" in one.why


def is_kept(interest: InterestDraft, lead: LeadDetail) -> bool:
    """Tell whether a lead has this very interest already."""
    return any(
        (kept.ring_id, kept.words, kept.level, kept.quantity, kept.note)
        == (interest.ring_id, interest.words, interest.level, interest.quantity, interest.note)
        and list(kept.sizes) == [(size["mm"], size["quantity"], size["words"]) for size in interest.sizes]
        for kept in lead.interests
    )
