"""A form delivered again: what it brought before is known, what is new in it is not lost."""

from __future__ import annotations

from dataclasses import replace

from fairdesk.domain.draft import Draft
from fairdesk.domain.ids import natural_id
from fairdesk.domain.leads.duplicates import name_key
from fairdesk.models.lead_draft import LeadDraft
from fairdesk.models.rows import LeadDetail
from fairdesk.storage import leads
from fairdesk.storage.details import details
from fairdesk.storage.write import Write


def with_own_ids(write: Write, draft: Draft, form: LeadDraft) -> Draft:
    """Return `draft` under ids that are its own.

    Ids whose visit was taken back, or that brought somebody of another name, are used up: others follow
    from them, always the same, so that delivering once more still keeps nothing twice.
    """
    while _used_up(write, draft, form):
        draft = replace(
            draft,
            lead_id=_next(draft.lead_id),
            contact_id=_next(draft.contact_id),
            visit_id=_next(draft.visit_id),
            picks=[replace(pick, interest_id=_next(pick.interest_id)) for pick in draft.picks],
        )
    return draft


def once_said(lead: LeadDetail, table: str, field: str, now: str) -> set[str]:
    """Return all that a text field of a lead's rows ever said: what it says now, and before each change."""
    before = (str(row.before.get(field) or "") for row in lead.history if row.table == table)
    return {now, *before}


def _used_up(write: Write, draft: Draft, form: LeadDraft) -> bool:
    """Tell whether these ids cannot take the form any more."""
    lead_id = leads.of_visit(write, draft.visit_id)
    if not lead_id:
        return False
    found = details(write, [lead_id])
    if not found or draft.visit_id not in {visit.id for visit in found[0].visits}:
        return True
    if draft.visit_of and draft.visit_of != lead_id:
        return True
    if draft.visit_of or not form.name or not found[0].contact.name:
        return False
    whole = leads.detail(write, lead_id)
    names = once_said(whole, "contact", "name", whole.contact.name)
    return name_key(form.name) not in {name_key(name) for name in names}


def _next(given: str) -> str:
    """Return the id that follows one which is used up."""
    return natural_id("again", given)
