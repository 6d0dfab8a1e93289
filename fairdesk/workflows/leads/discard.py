"""Set a lead aside with a reason, and bring it back: a mistake is not an erasure."""

from __future__ import annotations

from fairdesk.domain.clean import short
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import Discard
from fairdesk.language.messages import N_
from fairdesk.models.rows import LeadDetail
from fairdesk.stand import Stand
from fairdesk.storage import leads
from fairdesk.storage.write import writing
from fairdesk.workflows.leads.browse import only_open, show


def discard(stand: Stand, lead_id: str, reason: str) -> LeadDetail:
    """Hide a lead from lists, counts and exports. Raises `Refusal` for an unknown reason."""
    try:
        known = Discard(reason.strip().casefold())
    except ValueError:
        raise Refusal(
            N_("{reason} is no reason to set a lead aside."),
            hint=N_("Use test, mistake, duplicate or joke."),
            field="reason",
            reason=short(reason) or "(empty)",
        ) from None
    lead = only_open(show(stand, lead_id))
    with writing(stand.database, stand.who, "discard") as write:
        write.change("lead", lead.id, {"discarded_reason": known.value})
    return leads.detail(stand.database, lead.id)


def restore(stand: Stand, lead_id: str) -> LeadDetail:
    """Bring a lead back that was set aside; one that was not stays as it is."""
    lead = show(stand, lead_id)
    with writing(stand.database, stand.who, "restore") as write:
        write.change("lead", lead.id, {"discarded_reason": ""})
    return leads.detail(stand.database, lead.id)
