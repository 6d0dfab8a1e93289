"""Take back what was done last on this laptop, as a recorded reversal."""

from __future__ import annotations

from fairdesk.language.messages import N_, _
from fairdesk.stand import Stand
from fairdesk.storage import leads
from fairdesk.storage.write import undo_last as take_back

DONE = {
    "register": N_("Taken back: {name} is not saved any more."),
    "known": N_("Taken back: the last visit of {name}."),
    "visit": N_("Taken back: the last visit of {name}."),
    "edit": N_("Taken back: the change of {name}."),
    "interest": N_("Taken back: the ring added to {name}."),
    "level": N_("Taken back: the level changed at {name}."),
    "reason": N_("Taken back: the reason changed at {name}."),
    "link": N_("Taken back: which ring is meant at {name}."),
    "sample": N_("Taken back: what was noted of a sample at {name}."),
    "attach": N_("Taken back: the picture added to {name}."),
    "anonymous": N_("Taken back: the visit without a name."),
    "discard": N_("Taken back: {name} is a lead again."),
    "restore": N_("Taken back: {name} is set aside again."),
}


def undo_last(stand: Stand) -> str | None:
    """Take back this laptop's last save, visit, change or discard and say so; None when nothing is left.

    Raises `Refusal` when something was changed after it, by another program or laptop.
    """
    undone = take_back(stand.database, stand.who)
    if undone is None:
        return None
    name = leads.name_of(stand.database, undone.lead_id) if undone.lead_id else ""
    return _(DONE[undone.act_name]).format(name=name or _("the lead"))
