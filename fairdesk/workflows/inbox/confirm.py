"""Says that what a visitor sent by phone is right: somebody spoke to them, or they answered."""

from __future__ import annotations

from fairdesk.models.rows import LeadDetail
from fairdesk.stand import Stand
from fairdesk.storage.write import writing
from fairdesk.workflows.leads.browse import only_open, show


def unconfirmed(lead: LeadDetail) -> bool:
    """Say whether a lead can be reached in a way that nobody confirmed yet."""
    return not all(reach.verified for reach in lead.reaches)


def confirm(stand: Stand, lead_id: str) -> LeadDetail:
    """Confirm every way to reach a lead, and return it so.

    Raises `Refusal` when there is no such lead or it was set aside.
    """
    lead = only_open(show(stand, lead_id))
    with writing(stand.database, stand.who, "confirm") as write:
        for reach in lead.reaches:
            write.change("reach", reach.id, {"verified": True})
    return show(stand, lead.id)
