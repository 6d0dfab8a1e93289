"""An export before it is written: its first card or row, how many it holds, and who is kept back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from fairdesk.domain.progress import Progress
from fairdesk.models.rows import LeadFilter
from fairdesk.stand import Stand
from fairdesk.workflows.contacts.kinds import USUAL, How, Kind
from fairdesk.workflows.contacts.leaving import ALL, Leaving, Wanted
from fairdesk.workflows.contacts.left_out import Kept


@dataclass(frozen=True, slots=True)
class Preview:
    """What an export would hold.

    `first` are the headings and values of its first card or row, of a hand-over those of one of its cards;
    `empty` counts the empty cells. `count` is how many leads it holds, None while they are not counted;
    `left_out` counts whom their consent keeps back, by why, `unchanged` those who are not news. `last` (UTC)
    is when the last export of this kind with the same filters was made.
    """

    first: tuple[tuple[str, str], ...]
    empty: int
    last: datetime | None
    count: int | None = None
    left_out: Kept = field(default_factory=dict)
    unchanged: int = 0


def preview(
    stand: Stand,
    kind: Kind,
    narrow: LeadFilter,
    wanted: Wanted = ALL,
    how: How = USUAL,
    progress: Progress | None = None,
) -> Preview:
    """Return what an export would hold; nothing is written, and nothing noted in the export log.

    `progress` is told how many leads are counted, and may raise to stop.

    Raises `Refusal` for leads that were set aside, or a maker that is not known.
    """
    return counted(stand, kind, narrow, wanted, begin(stand, kind, narrow, wanted, how), how, progress)


def begin(stand: Stand, kind: Kind, narrow: LeadFilter, wanted: Wanted = ALL, how: How = USUAL) -> Preview:
    """Return what is known at once, without a count. Raises `Refusal` as `preview` does."""
    log, form = kind.logged(how)
    wanted = replace(wanted, note_language=kind.language or wanted.note_language)
    leaving = Leaving(stand, log, narrow, wanted, form=form)
    lead = leaving.first()
    lines = tuple(kind.first(stand, lead, wanted, how)) if lead is not None else ()
    told = tuple(line for line in lines if line[1])
    return Preview(told, len(lines) - len(told), leaving.last)


def counted(
    stand: Stand,
    kind: Kind,
    narrow: LeadFilter,
    wanted: Wanted,
    begun: Preview,
    how: How = USUAL,
    progress: Progress | None = None,
) -> Preview:
    """Return a preview that was begun, with its counts; `progress` and refusals are as for `preview`."""
    log, form = kind.logged(how)
    found = Leaving(stand, log, narrow, wanted, form=form).counted(progress)
    return replace(begun, count=found.leads, left_out=found.left_out, unchanged=found.unchanged)
