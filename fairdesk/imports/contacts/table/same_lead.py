"""Further rows of one lead, which a table with a row for each ring has: what is new in them, what differs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from fairdesk.domain.folding import fold
from fairdesk.domain.labels import field_label
from fairdesk.imports.contacts.gathering import Gathering
from fairdesk.language.messages import N_

_FORMS: Final = frozenset({"latin_name", "native_name"})
_OF_NAME: Final = _FORMS | {"given", "family", "salutation"}


def is_of_lead(found: Gathering, before: Gathering) -> bool:
    """Say whether a row is of the same lead as those before it, and of the same contact."""
    lead = found.about.get("lead_id")
    same = not found.uid or not before.uid or found.uid == before.uid
    return bool(lead) and lead == before.about.get("lead_id") and same


def take_further(into: Gathering, found: Gathering) -> None:
    """Take what a further row says; what differs from the rows before goes to the note, with a doubt."""
    into.uid = into.uid or found.uid
    _fill(into, into.fields, found.fields, found.place)
    _fill(into, into.about, found.about, found.place)
    rating = {"rating": into.rating} if into.rating else {}
    _fill(into, rating, {"rating": found.rating}, found.place)
    into.rating = rating.get("rating", "")
    into.add(found)


def _fill(into: Gathering, kept: dict[str, str], told: Mapping[str, str], row: int) -> None:
    names = {fold(each["name"]) for each in (kept, told) if each.get("name")}
    for name, value in told.items():
        if name in _OF_NAME and len(names) > 1:
            if name in _FORMS:
                into.tell(field_label(name), value)
            continue
        before = kept.setdefault(name, value) if value else ""
        if fold(before) == fold(value):
            continue
        into.tell(field_label(name), value)
        into.doubt(
            N_("{label}: {kept} before, {value} in row {row} of the same lead."),
            aside=True,
            label=field_label(name),
            kept=before,
            value=value,
            row=row,
        )
