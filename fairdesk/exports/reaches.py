"""What somebody is called and how to reach them, as address books take it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from fairdesk.domain.labels import reach_label
from fairdesk.domain.leads.person_name import put_together
from fairdesk.domain.trade import ReachKind
from fairdesk.exports.guards import Guard
from fairdesk.language.messages import _
from fairdesk.models.rows import ContactRow, LeadDetail, ReachRow

_TEL_TYPES: Final = {
    "cell": ["CELL"],
    "mobile": ["CELL"],
    "fax": ["WORK", "FAX"],
    "home": ["HOME", "VOICE"],
}
_TEL_STANDARD: Final = ["WORK", "VOICE"]


def emails(reaches: tuple[ReachRow, ...], guard: Guard) -> tuple[str, ...]:
    """Return the e-mail addresses that can be written to, each once."""
    found = (guard.email(reach.value, reach.key) for reach in reaches if reach.kind == ReachKind.EMAIL)
    return tuple(dict.fromkeys(email for email in found if email))


def phones(reaches: tuple[ReachRow, ...], guard: Guard) -> dict[str, list[str]]:
    """Return the numbers with their types; a WhatsApp number can be dialled, so it is one of them."""
    numbers: dict[str, list[str]] = {}
    for reach in reaches:
        if reach.kind == ReachKind.PHONE:
            types = _TEL_TYPES.get(reach.label.casefold(), _TEL_STANDARD)
            numbers.setdefault(guard.phone(reach.value, reach.key), types)
    for reach in reaches:
        if reach.kind == ReachKind.WHATSAPP and reach.key.startswith("+"):
            numbers.setdefault(guard.phone(reach.value, reach.key), _TEL_TYPES["cell"])
    numbers.pop("", None)
    return numbers


def person_name(contact: ContactRow, guard: Guard) -> str:
    """Return the person's name as written, else put together; empty when nobody is named."""
    return guard.line("name", contact.name or put_together(contact.given, contact.family))


def other_scripts(contact: ContactRow, guard: Guard) -> str:
    """Return the name in other letters than its own, all such in one text; empty without."""
    forms = (guard.line("latin_name", contact.latin_name), guard.line("native_name", contact.native_name))
    name = person_name(contact, guard)
    return " / ".join(form for form in dict.fromkeys(forms) if form and form != name)


def shown_name(lead: LeadDetail, reached: Iterable[str], guard: Guard) -> str:
    """Return a name that is never empty: the person's, else the company, else any way to reach them.

    `reached` are the e-mail addresses and numbers that were found fit to write.
    """
    return (
        person_name(lead.contact, guard)
        or guard.line("company", lead.contact.company)
        or next(iter((*reached, *_other_ways(lead.reaches, guard))), "")
        or _("Unnamed visitor")
    )


def _other_ways(reaches: tuple[ReachRow, ...], guard: Guard) -> Iterator[str]:
    for reach in reaches:
        if value := guard.line(reach.kind, reach.value):
            yield f"{reach_label(reach.kind)} {value}"
