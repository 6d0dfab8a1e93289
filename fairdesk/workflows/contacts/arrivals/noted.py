"""What a file's note says that is not kept yet."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Final

from fairdesk.domain.folding import fold
from fairdesk.domain.labels import rating_label
from fairdesk.exports.guards import Guard
from fairdesk.exports.notes import consent_categories, note_text
from fairdesk.models.arriving_rows import KeptContact
from fairdesk.models.rows import LeadDetail
from fairdesk.workflows.contacts.arrivals.note_lines import NoteLine, value_in
from fairdesk.workflows.contacts.arrivals.prepared import Prepared

_LANGUAGES: Final = ("fa", "ar", "en", "de", "sv")
"""The languages that notes of our own files are written in."""


def text(lines: Sequence[NoteLine]) -> str:
    """Return a note as it is kept."""
    return "\n".join(line.text for line in lines).strip("\n")


def new_lines(
    one: Prepared, kept: KeptContact, own_lines: Callable[[KeptContact], Collection[str]]
) -> tuple[NoteLine, ...]:
    """Return the lines of a note that are not kept with the contact, and never were.

    `own_lines` gives what our own files say of it (folded); it is asked only where something is left.
    """
    said = [*kept.notes, kept.values.get("note", ""), *kept.once.get("note", ())]
    if not any(said) and not kept.leads:
        return one.note
    left = _left(one.note, {fold(line) for each in said for line in each.split("\n")})
    if left and kept.leads:
        left = _left(left, own_lines(kept))
    return left


def own_lines(leads: Iterable[LeadDetail]) -> frozenset[str]:
    """Return the lines that our own files hold about a contact's leads, folded."""
    return frozenset(fold(line) for lead in leads for line in _own(lead))


def _own(lead: LeadDetail) -> Iterator[str]:
    for lang in _LANGUAGES:
        yield from note_text(lead, "full", Guard(), lang).split("\n")
        yield from note_text(lead, "short", Guard(), lang).split("\n")
    yield from (Guard().category("fair", lead.fair.name), rating_label(lead.rating))
    yield from consent_categories(lead.consents)


def _left(lines: Iterable[NoteLine], known: Collection[str]) -> tuple[NoteLine, ...]:
    """Return the lines that are not known; what was put aside is, under whatever label."""
    values = {value_in(line) for line in known} | set(known)
    return tuple(
        line
        for line in lines
        if line.text and fold(line.text) not in known and not (line.value and fold(line.value) in values)
    )
