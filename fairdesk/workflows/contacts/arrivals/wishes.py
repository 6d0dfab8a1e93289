"""An interest in a ring as a file tells it, checked."""

from __future__ import annotations

from dataclasses import replace

from fairdesk.domain.clean import short
from fairdesk.domain.draft import Pick
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import Level
from fairdesk.imports.contacts.arriving import ArrivingInterest
from fairdesk.language.messages import N_
from fairdesk.models.interest_draft import check_pick
from fairdesk.workflows.contacts.arrivals.prepared import Wish


def checked(given: ArrivingInterest) -> Wish | None:
    """Return a checked interest, None for one that says nothing; without a level the ring was liked.

    Sizes or a reason that cannot be kept as such stand in its note, as the price that was wished for does.
    Raises `Refusal` when it cannot be kept as an interest at all.
    """
    ring = given.ring.strip() or given.words.strip()
    if not ring:
        if told(given):
            raise Refusal(N_("{value} names no ring."), value=short(told(given)))
        return None
    level = given.level.strip()
    words = given.words.strip() if given.words.strip() != ring else ""
    pick = Pick(
        "",
        words=ring,
        level=level or Level.LIKED.value,
        quantity="" if given.quantity is None else str(given.quantity),
        note=_joined(words, given.price, given.note),
    )
    try:
        draft = check_pick(replace(pick, size=given.sizes, reason=given.reason))
    except Refusal:
        draft = check_pick(replace(pick, note=_joined(pick.note, given.sizes, given.reason)))
    return Wish(ring, draft, bool(level))


def told(given: ArrivingInterest) -> str:
    """Return all that an interest says, as one line."""
    count = "" if given.quantity is None else str(given.quantity)
    return _joined(
        given.ring, given.words, given.level, count, given.sizes, given.price, given.reason, given.note
    )


def _joined(*texts: str) -> str:
    return ", ".join(text for each in texts if (text := each.strip()))
