"""A code was opened on a phone: counted, with nothing kept of whose phone it was."""

from __future__ import annotations

from fairdesk.stand import Stand
from fairdesk.storage.pages import scans


def count(stand: Stand, code: str, language: str) -> None:
    """Count one opening of a code, now, in a language of pages.

    Before the fair's first day nobody but staff scans: what they try out is not counted.
    """
    starts = stand.the_fair.starts
    if starts is not None and stand.local(stand.now()).date() < starts:
        return
    scans.count(stand.database, code, language, stand.device.id, stand.now())


def opened(stand: Stand, ring_id: str) -> tuple[int, int]:
    """Return how often a ring was opened: in how many minutes, and the raw number of times."""
    return scans.opened(stand.database, ring_id)
