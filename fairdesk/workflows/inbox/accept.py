"""What visitors sent by phone becomes leads, one or many at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import Captured
from fairdesk.models.lead_draft import Faults
from fairdesk.stand import Stand
from fairdesk.workflows.leads import inbox
from fairdesk.workflows.leads.register import Registered, register
from fairdesk.workflows.leads.visit import add_visit


@dataclass(frozen=True, slots=True)
class Left:
    """What could not be taken, and why; it waits on."""

    id: str
    why: str


def accept(stand: Stand, row_id: str, lead_id: str = "") -> Registered:
    """Make what was sent a lead, or another visit of one that is known; `lead_id` says of which.

    Raises `Faults` or `Refusal` when it cannot be kept: then it waits on.
    """
    draft = inbox.draft_of(stand, row_id)
    if lead_id:
        return add_visit(stand, lead_id, draft, how=Captured.WEB.value)
    return register(stand, draft, how=Captured.WEB.value)


def accept_all(
    stand: Stand, row_ids: Sequence[str], lead_id: str = ""
) -> tuple[list[Registered], list[Left]]:
    """Accept many, each for itself: one that cannot be kept holds up no other. `lead_id` as in `accept`."""
    done: list[Registered] = []
    left: list[Left] = []
    for row_id in row_ids:
        try:
            done.append(accept(stand, row_id, lead_id))
        except (Faults, Refusal) as fault:
            left.append(Left(row_id, str(fault)))
    return done, left
