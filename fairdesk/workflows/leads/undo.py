"""Take back what was done last on this laptop, as a recorded reversal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from fairdesk.domain.labels import field_label
from fairdesk.domain.refusals import Refusal
from fairdesk.language.dates import solar_day
from fairdesk.language.messages import N_, _, digits, language
from fairdesk.models.rows import HistoryRow
from fairdesk.stand import Stand
from fairdesk.storage import leads
from fairdesk.storage.write import TouchedSince, next_undo
from fairdesk.storage.write import redo_last as bring_back
from fairdesk.storage.write import undo_last as take_back

DONE = {
    "register": N_("Taken back: {name} is not saved any more."),
    "known": N_("Taken back: the last visit of {name}."),
    "visit": N_("Taken back: the last visit of {name}."),
    "edit": N_("Taken back: the change of {name}."),
    "interest": N_("Taken back: the ring added to {name}."),
    "level": N_("Taken back: the level changed at {name}."),
    "quantity": N_("Taken back: how many, changed at {name}."),
    "unpick": N_("Taken back: the ring removed from {name}."),
    "reason": N_("Taken back: the reason changed at {name}."),
    "link": N_("Taken back: which ring is meant at {name}."),
    "note_sample": N_("Taken back: what was noted of a sample at {name}."),
    "attach": N_("Taken back: the picture added to {name}."),
    "anonymous": N_("Taken back: the visit without a name."),
    "discard": N_("Taken back: {name} is a lead again."),
    "restore": N_("Taken back: {name} is set aside again."),
    "confirm": N_("Taken back: how {name} is reached is not confirmed any more."),
    "inbox": N_("Taken back: what was set aside waits again."),
}


PENDING = {
    "register": N_("{name} was saved {when}."),
    "known": N_("{name} was here again {when}."),
    "visit": N_("A visit was added to {name} {when}."),
    "edit": N_("{name} was changed {when}."),
    "discard": N_("{name} was set aside {when}."),
    "restore": N_("{name} was restored {when}."),
    "confirm": N_("{name} was confirmed {when}."),
    "inbox": N_("What was sent by phone was set aside {when}."),
    "anonymous": N_("A visit without a name was counted {when}."),
}
"""What an act of long ago did, before it is taken back; any other act changed something of the lead."""


@dataclass(frozen=True, slots=True)
class Pending:
    """What would be taken back next: the act's id, a sentence on it, when it was done (UTC), and its lead."""

    act: str
    sentence: str
    at: datetime
    lead_id: str


def pending(stand: Stand) -> Pending | None:
    """Return what `undo_last` would take back on this laptop; None when nothing is left."""
    found = next_undo(stand.database, stand.who.device)
    if found is None:
        return None
    name = leads.name_of(stand.database, found.lead_id) if found.lead_id else ""
    sentence = _(PENDING.get(found.act_name, N_("{name} was changed {when}.")))
    when = _when(stand, found.at)
    return Pending(found.act, sentence.format(name=name or _("the lead"), when=when), found.at, found.lead_id)


def undo_last(stand: Stand, act: str = "") -> str | None:
    """Take back this laptop's last save, visit, change or discard and say so; None when nothing is left.

    `act` names the one that is meant, so that nothing newer is taken back instead. Raises `Refusal` with
    what was changed after it, by another program or laptop.
    """
    try:
        undone = take_back(stand.database, stand.who, act)
    except TouchedSince as touched:
        raise _refused(stand, touched.later) from touched
    if undone is None:
        return None
    name = leads.name_of(stand.database, undone.lead_id) if undone.lead_id else ""
    return _(DONE[undone.act_name]).format(name=name or _("the lead"))


def redo_last(stand: Stand) -> str | None:
    """Bring back what was taken back last on this laptop and say so; None when nothing is left.

    Raises `Refusal` with what was changed after it.
    """
    try:
        back = bring_back(stand.database, stand.who)
    except TouchedSince as touched:
        raise _refused(stand, touched.later) from touched
    if back is None:
        return None
    name = leads.name_of(stand.database, back.lead_id) if back.lead_id else ""
    return _("Brought back: what was taken back of {name}.").format(name=name or _("the lead"))


def _refused(stand: Stand, later: tuple[HistoryRow, ...]) -> Refusal:
    """Return why nothing was taken back: who did what since, and when."""
    last = later[-1]
    who = last.staff or _("somebody")
    elsewhere = last.device not in ("", stand.who.device)
    fields = dict.fromkeys(field_label(name) for row in later for name in row.before)
    added = dict.fromkeys(row.table for row in later if row.action == "add")
    words = {
        "visit": _("a visit"),
        "interest": _("a ring"),
        "answer": _("an answer"),
        "follow_up": _("a follow-up"),
        "reach": _("a way to reach them"),
        "consent": _("a consent"),
        "picture_use": _("a picture"),
        "lead": _("another fair"),
    }
    what = [*fields, *(words[table] for table in added if table in words)]
    return Refusal(
        N_("Not taken back: {who} on another laptop changed this since ({what}, {when}).")
        if elsewhere
        else N_("Not taken back: {who} changed this since ({what}, {when})."),
        hint=N_("Open the lead and change it, or set it aside."),
        who=who,
        what=", ".join(what),
        when=_when(stand, last.at),
    )


def _when(stand: Stand, at: datetime) -> str:
    """Return a time by the fair's clock; today's day is left out."""
    local, now = stand.local(at), stand.local(stand.now())
    if local.date() == now.date():
        return _("at {time}").format(time=digits(local.strftime("%H:%M")))
    day = solar_day(local.date()) if language() == "fa" else local.strftime("%d.%m.")
    return _("on {day} at {time}").format(day=day, time=digits(local.strftime("%H:%M")))
