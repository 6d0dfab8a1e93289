"""What visitors sent by phone: listed, taken to a form, or set aside; a save says which lead it became."""

from __future__ import annotations

from fairdesk.domain.draft import Draft, Pick
from fairdesk.domain.ids import new_id
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_
from fairdesk.models.day_rows import InboxRow
from fairdesk.stand import Stand
from fairdesk.storage.day import figures
from fairdesk.storage.write import Write, writing


def listed(stand: Stand) -> tuple[InboxRow, ...]:
    """Return what nobody took yet at the fair in use, the oldest first."""
    return figures.untaken(stand.database, stand.the_fair.id)


def draft_of(stand: Stand, row_id: str) -> Draft:
    """Return the form of what was sent. Raises `Refusal` when somebody took it meanwhile."""
    row = next((one for one in listed(stand) if one.id == row_id), None)
    if row is None:
        raise Refusal(N_("Somebody took this meanwhile."), hint=N_("Look for the lead in the list."))
    typed = {name: value for name, value in row.typed.items() if value.strip()}
    if row.language and "language" not in typed:
        typed["language"] = row.language
    return Draft(
        typed=typed,
        picks=[Pick(new_id(), ring_id=ring_id) for ring_id in row.rings],
        consents=dict(row.consents),
        wording=row.wording,
        inbox_id=row.id,
        fair_id=stand.the_fair.id,
    )


def taken(write: Write, inbox_id: str, lead_id: str, *, linked: bool) -> None:
    """Note in the same act that what was sent became a lead, or was linked to one that is known."""
    if inbox_id:
        values = {"state": "linked" if linked else "accepted", "lead_id": lead_id, "staff": write.who.staff}
        write.change("inbox", inbox_id, values)


def discard(stand: Stand, row_id: str) -> None:
    """Set aside what was sent: nobody answers it."""
    with writing(stand.database, stand.who, "inbox") as write:
        write.change("inbox", row_id, {"state": "discarded", "staff": stand.who.staff})
