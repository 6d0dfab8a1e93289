"""Another visit of somebody who is known: it adds, and overwrites nothing."""

from __future__ import annotations

from dataclasses import replace

from fairdesk.domain.draft import Draft
from fairdesk.domain.trade import Captured
from fairdesk.models.lead_draft import LeadDraft
from fairdesk.stand import Stand
from fairdesk.storage import leads
from fairdesk.storage.write import writing
from fairdesk.workflows.leads import answers, cards, inbox
from fairdesk.workflows.leads.browse import only_open, show
from fairdesk.workflows.leads.delivered import with_own_ids
from fairdesk.workflows.leads.register import Registered, add_new, add_to


def add_visit(
    stand: Stand, lead_id: str, draft: Draft | None = None, *, how: str = Captured.DESK.value
) -> Registered:
    """Add a visit to a lead, with the note, rings and fields of `draft`.

    Raises `Faults` for a form that cannot be kept, `Refusal` when there is no such lead or it was set aside.
    """
    lead = only_open(show(stand, lead_id))
    given = replace(draft or Draft(), visit_of=lead.id)
    form = LeadDraft.check(given, default_country=lead.contact.country, reach_needed=False)
    answered = answers.checked(stand, given)
    shots = cards.waiting(stand, given)
    with writing(stand.database, stand.who, "visit") as write:
        own = with_own_ids(write, given, form)
        if own is not given:
            form = LeadDraft.check(own, default_country=lead.contact.country, reach_needed=False)
        if leads.of_visit(write, own.visit_id) == lead.id:
            add_new(write, lead.id, own, form, stand.who.staff, how)
        else:
            add_to(write, lead.id, own, form, stand.who.staff, how, write.at)
        cards.keep(write, shots, lead.contact.id)
        answers.keep(write, answered, lead.id)
        inbox.taken(write, given.inbox_id, lead.id, linked=True)
        fresh = leads.detail(write, lead.id)
    return Registered(
        lead.id,
        lead.contact.id,
        "known",
        fresh.contact.name or fresh.contact.company,
        len(form.interests),
        len(fresh.visits),
        min(visit.at for visit in fresh.visits),
        fresh.visits[-1].at,
    )
