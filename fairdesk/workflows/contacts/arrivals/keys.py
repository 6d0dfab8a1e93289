"""The keys by which contacts are known: e-mail addresses, numbers that can be dialled, and handles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from fairdesk.domain.trade import ReachKind

_OTHER: Final = (ReachKind.WHATSAPP, ReachKind.BADGE, ReachKind.PAPER_SLIP)

MATCHING: Final = tuple(kind.value for kind in ReachKind if kind not in _OTHER)
"""Reaches that, with the name, tell that a contact is known; a number of WhatsApp is a phone."""


def matching(reaches: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """Return those of some (kind, key) that tell who it is, a number of WhatsApp as that of a phone."""
    found = ((ReachKind.PHONE.value if is_number(*each) else each[0], each[1]) for each in reaches)
    return frozenset(each for each in found if each[0] in MATCHING)


def is_number(kind: str, key: str) -> bool:
    """Whether a reach is a number of WhatsApp, which can be dialled."""
    return kind == ReachKind.WHATSAPP and key.startswith("+")
