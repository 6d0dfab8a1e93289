"""How a person is said: to people as pages, to programs as values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from fairdesk.cli.said.lead import lead_page, said_time
from fairdesk.cli.said.table import pairs, table
from fairdesk.domain.labels import purpose_label
from fairdesk.domain.leads.consents import state
from fairdesk.language.messages import N_, _

if TYPE_CHECKING:
    from fairdesk.models.person_rows import GivenRow, Person
    from fairdesk.models.rows import ConsentRow
    from fairdesk.stand import Stand

_KINDS: Final = {
    "vcard": N_("vCard"),
    "csv": N_("CSV"),
    "xlsx": N_("Workbook"),
    "handover": N_("Hand-over"),
    "json": N_("JSON"),
    "exchange": N_("another fairdesk (zip)"),
    "carddav": N_("address book on a server"),
}
"""Kinds in the export log, as people call them."""

_STATES = {"granted": N_("given"), "refused": N_("not given"), "withdrawn": N_("withdrawn")}


def person_values(person: Person) -> dict[str, Any]:
    """Return all that is kept of a person as values for JSON; `given` is what left to whom and when."""
    values = {
        "contact_id": person.contact.id,
        "contact": asdict(person.contact),
        "reaches": [asdict(reach) for reach in person.reaches],
        "consents": [{**asdict(row), "state": state(row)} for row in person.consents],
        "leads": [asdict(lead) for lead in person.leads],
    }
    return {**values, "given": given_values(person.given)}


def given_values(given: Sequence[GivenRow]) -> list[dict[str, Any]]:
    """Return what left to whom as values for JSON."""
    return [asdict(row) for row in given]


def person_page(stand: Stand, person: Person, *, fit: bool) -> str:
    """Return all that is kept of a person: their leads, their consents, what left to whom."""
    parts = [_("Kept of {name}").format(name=whose(person))]
    for lead in person.leads:
        parts += ["", _("Lead at {fair}").format(fair=lead.fair.name or lead.fair.code)]
        parts.append(lead_page(stand, lead, fit=fit))
    if person.consents:
        parts += ["", _("Consents"), pairs(_consents(stand, person.consents), fit=fit)]
    return "\n".join((*parts, "", *_left(stand, person.given, fit=fit)))


def to_tell(stand: Stand, given: Sequence[GivenRow]) -> Iterator[str]:
    """Say whom to tell of a withdrawal or an erasure: each recipient with when and which file."""
    if not given:
        yield _("Nobody has to be told: nothing of them left to anybody.")
        return
    yield _("Tell those who have their data:")
    for row in given:
        at = said_time(stand, row.at)
        yield "  " + _("{recipient}: {file}, {when}").format(recipient=row.recipient, file=row.file, when=at)


def whose(person: Person) -> str:
    """Return a person's name with the id that commands take."""
    contact = person.contact
    names = ", ".join(filter(None, (contact.name, contact.company)))
    return f"{names or _('nobody named yet')} ({contact.id[-8:]})"


def _consents(stand: Stand, rows: Sequence[ConsentRow]) -> Iterator[tuple[str, str]]:
    for row in rows:
        at = said_time(stand, row.withdrawn_at or row.at)
        said = (_(_STATES[state(row)]), at, row.wording, _(row.how), row.staff)
        yield purpose_label(row.purpose), " · ".join(filter(None, said))


def _left(stand: Stand, given: Sequence[GivenRow], *, fit: bool) -> Iterator[str]:
    if not given:
        yield _("Nothing of them left to anybody.")
        return
    yield _("What left of them")
    heads = [_("when"), _("to whom"), _("as what"), _("file"), _("staff")]
    rows = [
        [said_time(stand, row.at), row.recipient, _(_KINDS.get(row.kind, row.kind)), row.file, row.staff]
        for row in given
    ]
    yield table(heads, rows, fit=fit)
