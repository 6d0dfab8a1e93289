"""How urgent a lead is: what was chosen, else what its interests suggest."""

from __future__ import annotations

from collections.abc import Iterable

from fairdesk.domain.trade import Level, Rating


def suggested(levels: Iterable[str]) -> Rating:
    """Return the rating that a lead's levels of interest suggest; none without interest."""
    known = set(levels)
    if known & {Level.SAMPLE, Level.QUOTE, Level.ORDER}:
        return Rating.HOT
    if Level.LIKED in known:
        return Rating.WARM
    return Rating.COLD if known else Rating.NONE


def effective(chosen: str, suggestion: str) -> Rating:
    """Return the rating that counts: the one chosen, else the one suggested.

    A chosen "none" counts as chosen; an empty one doesn't.
    """
    return Rating(chosen or suggestion or Rating.NONE)
