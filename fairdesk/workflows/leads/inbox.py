"""What visitors sent by phone: listed, taken to a form, or set aside; a save says which lead it became."""

from __future__ import annotations

from fairdesk.domain.countries import code_of
from fairdesk.domain.draft import Draft, Pick
from fairdesk.domain.ids import natural_id
from fairdesk.domain.labels import field_label
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_
from fairdesk.models.day_rows import InboxRow
from fairdesk.stand import Stand
from fairdesk.storage.day import figures
from fairdesk.storage.write import Write, writing


def waiting(stand: Stand) -> tuple[str, ...]:
    """Return the ids of what nobody took yet at the fair in use, the oldest first."""
    return figures.waiting(stand.database, stand.the_fair.id)


def elsewhere(stand: Stand) -> dict[str, int]:
    """Return how many wait at other fairs than the one in use, by their codes: a server may show another."""
    return figures.waiting_elsewhere(stand.database, stand.the_fair.id)


def listed(stand: Stand, row_id: str = "", *, newest: int = 0) -> tuple[InboxRow, ...]:
    """Return what nobody took yet at the fair in use, the oldest first; or one by its id.

    `newest` gives so many of the last ones, the newest first.
    """
    return figures.untaken(stand.database, stand.the_fair.id, row_id, newest=newest)


def draft_of(stand: Stand, row_id: str) -> Draft:
    """Return the form of what was sent; two forms of one sending become one lead.

    Raises `Refusal` when somebody took it meanwhile.
    """
    row = next(iter(listed(stand, row_id)), None)
    if row is None:
        raise _taken()
    typed = _as_typed(row)
    return Draft(
        lead_id=natural_id("lead", row.id),
        contact_id=natural_id("contact", row.id),
        visit_id=natural_id("visit", row.id),
        typed=typed,
        picks=[
            Pick(
                natural_id("interest", row.id, pick.ring_id or pick.words),
                ring_id=pick.ring_id,
                words=pick.words,
                quantity=pick.quantity,
                size=pick.size,
            )
            for pick in row.picks
        ],
        consents=dict(row.consents),
        agreed={purpose: row.at.isoformat() for purpose, given in row.consents.items() if given},
        wording=row.wording,
        inbox_id=row.id,
        fair_id=stand.the_fair.id,
    )


def taken(write: Write, inbox_id: str, lead_id: str, *, linked: bool) -> None:
    """Note in the same act that what was sent became a lead, or was linked to one that is known.

    Raises `Refusal` when it became another lead meanwhile.
    """
    if inbox_id:
        if figures.lead_of_sent(write, inbox_id) not in ("", lead_id):
            raise _taken()
        values = {"state": "linked" if linked else "accepted", "lead_id": lead_id, "staff": write.who.staff}
        write.change("inbox", inbox_id, values)


def discard(stand: Stand, *row_ids: str) -> None:
    """Set aside what was sent, all or nothing: nobody answers it. Raises `Refusal` for what was taken."""
    with writing(stand.database, stand.who, "inbox") as write:
        for row_id in row_ids:
            if figures.lead_of_sent(write, row_id):
                raise _taken()
            write.change("inbox", row_id, {"state": "discarded", "staff": stand.who.staff})


def _as_typed(row: InboxRow) -> dict[str, str]:
    """Return the fields of a form; a country that no list knows goes into the note, as it was written."""
    typed = {name: value for name, value in row.typed.items() if value.strip()}
    if row.language and "language" not in typed:
        typed["language"] = row.language
    try:
        code_of(typed.get("country", ""))
    except Refusal:
        written = f"{field_label('country')}: {typed.pop('country')}"
        typed["note"] = "\n".join(filter(None, (typed.get("note", ""), written)))
    return typed


def _taken() -> Refusal:
    return Refusal(N_("Somebody took this meanwhile."), hint=N_("Look for the lead in the list."))
