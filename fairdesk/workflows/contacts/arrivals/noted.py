"""What a file's note says that is not kept yet."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from fairdesk.domain.folding import fold
from fairdesk.domain.labels import both_names
from fairdesk.domain.reach import WHOLE, bare_number
from fairdesk.exports import reaches
from fairdesk.exports.columns.cells import CellGuard
from fairdesk.exports.guards import Guard
from fairdesk.exports.notes import all_consent_categories, note_text
from fairdesk.language.messages import _
from fairdesk.models.arriving_rows import KeptContact
from fairdesk.models.rows import LeadDetail
from fairdesk.workflows.contacts.arrivals.note_lines import NoteLine, value_in
from fairdesk.workflows.contacts.arrivals.prepared import Prepared

Form = tuple[str, str]
"""How a note of our own is written: the languages of its labels and of the rings' names, "" for the usual."""

FORMS: Final[tuple[Form, ...]] = (
    ("en", ""), ("fa", ""), ("fa", "fa"), ("de", "de"), ("sv", "sv"), ("ar", "ar"),
)  # fmt: skip

_NAMES: Final = ("given", "family", "latin_name", "native_name", "salutation")

OwnLines = Callable[[KeptContact, Form], Collection[str]]


def text(lines: Sequence[NoteLine]) -> str:
    """Return a note as it is kept."""
    return "\n".join(line.text for line in lines).strip("\n")


def new_lines(one: Prepared, kept: KeptContact, own_lines: OwnLines) -> tuple[NoteLine, ...]:
    """Return the lines of a note that are not kept with the contact, and never were.

    `own_lines` gives what our own files say of it in a form, folded; it is asked while something is left.
    """
    said = [*kept.notes, kept.values.get("note", ""), *kept.once.get("note", ())]
    if not any(said) and not kept.leads:
        return one.note
    known = {fold(line) for each in said for line in each.split("\n")}
    numbers = [key for _kind, key in kept.reaches if key.startswith("+")]
    lines = [line for line in one.note if not _is_number(line.value, numbers)]
    left = _left(lines, known | {value_in(line) for line in known})
    for form in FORMS if kept.leads else ():
        if not left:
            break
        left = _left(left, own_lines(kept, form))
    return left


def own_lines(leads: Iterable[LeadDetail], labels: str) -> frozenset[str]:
    """Return the lines of our own files about a contact's leads, folded; `labels` names their language."""
    return frozenset(fold(line) for lead in leads for line in _own(lead, labels))


def _own(lead: LeadDetail, labels: str) -> Iterator[str]:
    yield from note_text(lead, "full", Guard(), labels).split("\n")
    for field, text in _told_of(lead):
        yield from (f"{name}: {text}" for name in both_names(field))
    for forms in (Guard(), CellGuard()):
        yield f"{_('Nickname')}: {reaches.other_scripts(lead.contact, forms)}"
    yield from note_text(lead, "short", Guard(), labels).split("\n")
    guard = Guard()
    yield guard.category("fair", lead.fair.name)
    yield from (guard.category("sku", each.sku) for each in lead.interests if each.sku)
    yield from (guard.category("consent", told) for told in all_consent_categories(lead.consents))
    for row in lead.consents:  # an older file of ours tells what held then
        before = (replace(row, withdrawn_at=None),)
        yield from note_text(replace(lead, consents=before), "short", Guard(), labels).split("\n")
        yield from (guard.category("consent", told) for told in all_consent_categories(before))


def _is_number(value: str, numbers: Iterable[str]) -> bool:
    """Whether what was put aside is a number that is kept with its country code."""
    digits = bare_number(value)
    return len(digits) >= WHOLE and any(number.endswith(digits) for number in numbers)


def _told_of(lead: LeadDetail) -> Iterator[tuple[str, str]]:
    """Yield the names, addresses and numbers that stand in the note where they have no column."""
    guard = CellGuard()
    for field in _NAMES:
        if text := guard.line(field, getattr(lead.contact, field)):
            yield field, text
    yield from (("email", text) for text in reaches.emails(lead.reaches, guard))
    yield from (("phone", text) for text in reaches.phones(lead.reaches, guard))


def _left(lines: Iterable[NoteLine], known: Collection[str]) -> tuple[NoteLine, ...]:
    """Return the lines that are not known; what was put aside is, under whatever label."""
    return tuple(line for line in lines if line.text and not _is_known(line, known))


def _is_known(line: NoteLine, known: Collection[str]) -> bool:
    said = [fold(text) for text in (line.text, line.value) if text]
    if any(text in known for text in said):
        return True
    return line.cut and any(whole.startswith(text) for text in said for whole in known)
