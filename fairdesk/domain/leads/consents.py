"""What consents say of a person: the last word on each purpose, and whether an export may hold them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeVar

from fairdesk.domain.trade import Purpose


class Said(Protocol):
    """One consent as it is kept; times are aware."""

    @property
    def purpose(self) -> str:
        """What it is for."""

    @property
    def granted(self) -> bool:
        """Whether it was given."""

    @property
    def at(self) -> datetime:
        """When it was given or refused."""

    @property
    def withdrawn_at(self) -> datetime | None:
        """When it was withdrawn."""


Row = TypeVar("Row", bound=Said)


class LeftOut(StrEnum):
    """Why an export holds a person not."""

    CONTACT_WITHDRAWN = "contact_withdrawn"
    MARKETING_WITHDRAWN = "marketing_withdrawn"
    NO_MARKETING = "no_marketing"
    NOT_TOLD = "not_told"


def last_words(consents: Iterable[Row]) -> tuple[Row, ...]:
    """Return the consent that holds for each purpose, in the order of `Purpose`.

    The last thing said counts: given, refused or withdrawn; of two at once, the withdrawal.
    """
    words = sorted(consents, key=lambda row: (row.withdrawn_at or row.at, row.withdrawn_at is not None))
    last = {row.purpose: row for row in words}
    return tuple(last[purpose] for purpose in Purpose if purpose in last)


def standing(consents: Iterable[Row]) -> tuple[Row, ...]:
    """Return what stands for each purpose, in the order of `Purpose`.

    It is the last word, but what was withdrawn stays so until it is given anew: a form that was left without
    a tick since lifts nothing.
    """
    rows = list(consents)
    back = {row.purpose: row for row in last_words(row for row in rows if state(row) != "refused")}
    withdrawn = {purpose: row for purpose, row in back.items() if row.withdrawn_at is not None}
    return tuple(withdrawn.get(row.purpose, row) for row in last_words(rows))


def state(consent: Said) -> str:
    """Return `granted`, `refused` or `withdrawn`."""
    if consent.withdrawn_at is not None:
        return "withdrawn"
    return "granted" if consent.granted else "refused"


def withheld(consents: Iterable[Said], *, marketing: bool) -> LeftOut | None:
    """Return why a person is in no export, or with `marketing` in none for marketing mail; None for nothing.

    Whoever withdrew that they may be contacted leaves in no file at all. Marketing mail needs a consent of
    its own; without one, or with that one withdrawn, an enquiry may still be answered.
    """
    rows = list(consents)
    if not contactable(rows):
        return LeftOut.CONTACT_WITHDRAWN
    said = {row.purpose: state(row) for row in last_words(rows)}
    if not marketing or said.get(Purpose.MARKETING) == "granted":
        return None
    return LeftOut.MARKETING_WITHDRAWN if said.get(Purpose.MARKETING) == "withdrawn" else LeftOut.NO_MARKETING


def contactable(consents: Iterable[Said]) -> bool:
    """Say whether a person may be written to at all: whoever withdrew that may not."""
    return all(row.purpose != Purpose.CONTACT or state(row) != "withdrawn" for row in standing(consents))
