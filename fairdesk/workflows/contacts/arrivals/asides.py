"""What became of the values that have no place of their own, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from fairdesk.domain.reach import NO_CODE
from fairdesk.domain.refusals import Refusal
from fairdesk.imports.contacts.arriving import ASIDE
from fairdesk.language.messages import N_

Became = Mapping[str, str]
"""What to say of a value by what is wrong with it; "" is for all others."""

NOTED: Final[Became] = {
    "": N_("It is kept in the note."),
    NO_CODE: N_("It is kept in the note. Say where such numbers are from to have it whole."),
}
LEFT: Final[Became] = {
    "": N_("It is not kept: the note that is kept here stays as it is."),
    NO_CODE: N_("It is not kept. Import again and say where such numbers are from."),
}
REFUSED: Final[Became] = {"": "", NO_CODE: N_("Import again and say where such numbers are from.")}


def told(doubts: Iterable[Refusal], became: Became) -> list[Refusal]:
    """Return doubts, those about what was put aside with what became of it."""
    return [
        one.told(hint=became.get(one.message, became[""]), field=ASIDE) if one.field == ASIDE else one
        for one in doubts
    ]
