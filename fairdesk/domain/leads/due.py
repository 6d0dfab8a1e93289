"""When a lead is to be answered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from fairdesk.domain.trade import Rating

DUE_HOURS: Final[Mapping[str, int]] = {Rating.HOT: 24, Rating.WARM: 48, Rating.COLD: 7 * 24}
"""Hours from the latest visit to the answer, by rating, unless the fair says otherwise."""


def due_at(
    last_visit: datetime | None,
    rating: str,
    hours: Mapping[str, int] | None = None,
    by_hand: datetime | None = None,
) -> datetime | None:
    """Return when a lead is due: set by hand, else `hours` of its rating after its latest visit.

    None when nothing was set and the lead has no rating or no visit. Times keep their zone.
    """
    if by_hand is not None:
        return by_hand
    wait = {**DUE_HOURS, **(hours or {})}.get(rating)
    return None if last_visit is None or wait is None else last_visit + timedelta(hours=wait)
