"""Reads of samples: what is wanted, what is out, and with whom."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import func, select

from fairdesk.domain.trade import OUT, ReachKind
from fairdesk.models.tables.every import TABLES
from fairdesk.storage.keeping.source import Source, reading
from fairdesk.storage.rings import spoken

_INTEREST: Final = TABLES["interest"]
_FOUND: Final = TABLES["lead_search"]
_REACH: Final = TABLES["reach"]
_RING: Final = TABLES["ring"]
_RING_FOUND: Final = TABLES["ring_search"]
_SAMPLE: Final = (
    "sample_state", "sample_pieces", "sample_value_minor", "sample_value_currency", "sample_at",
    "sample_staff", "sample_until",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SampleRow:
    """One sample: whose, which ring (or words), where it is since when (UTC), noted by whom of the staff.

    `value_minor` is in minor units of `currency`; `until` (UTC) is when a lent one is due back.
    """

    lead_id: str
    interest_id: str
    name: str
    company: str
    reach: str
    sku: str
    ring_name: str
    words: str
    state: str
    pieces: int | None
    value_minor: int | None
    currency: str
    since: datetime | None
    staff: str
    until: datetime | None


def samples(
    source: Source, fair_id: str, states: Collection[str] = OUT, *, languages: Sequence[str] = ()
) -> tuple[SampleRow, ...]:
    """Return the samples of a fair's leads in one of `states`, those longest there first.

    Leads that were set aside are among them: what they took is still out.
    """
    reach = (
        select(func.min(_REACH.c.value))
        .where(
            _REACH.c.contact_id == _FOUND.c.contact_id,
            _REACH.c.kind.in_([ReachKind.PHONE.value, ReachKind.EMAIL.value]),
            ~_REACH.c.deleted,
        )
        .scalar_subquery()
    )
    wanted = (
        select(
            *_FOUND.c["lead_id", "name", "company"],
            _INTEREST.c.id,
            *_INTEREST.c["words", *_SAMPLE],
            _RING.c.sku,
            _RING_FOUND.c.names,
            reach.label("reach"),
        )
        .join(_FOUND, _FOUND.c.lead_id == _INTEREST.c.lead_id)
        .outerjoin(_RING, _RING.c.id == _INTEREST.c.ring_id)
        .outerjoin(_RING_FOUND, _RING_FOUND.c.ring_id == _INTEREST.c.ring_id)
        .where(
            _FOUND.c.fair_id == fair_id, _INTEREST.c.sample_state.in_(sorted(states)), ~_INTEREST.c.deleted
        )
        .order_by(_INTEREST.c.sample_at.nulls_first(), _INTEREST.c.id)
    )
    with reading(source) as connection:
        return tuple(
            SampleRow(
                row.lead_id, row.id, row.name, row.company, row.reach or "", row.sku or "",
                spoken(row.names or {}, languages)[0], row.words, row.sample_state, row.sample_pieces,
                row.sample_value_minor, row.sample_value_currency, row.sample_at, row.sample_staff,
                row.sample_until,
            )
            for row in connection.execute(wanted)
        )  # fmt: skip
