"""Tells a face that visitors sent something by phone, within a second or two."""

from __future__ import annotations

from dataclasses import dataclass

from fairdesk.domain.clean import initials
from fairdesk.stand import Stand
from fairdesk.workflows.leads import inbox
from fairdesk.workflows.pages.watching import Watching


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many wait; `fresh` of them came since it was asked last, the newest of `newest` (initials)."""

    count: int
    fresh: int
    newest: str
    rings: int


class Arrivals:
    """Asks the inbox only when something was written; one of them for one thread at a time."""

    def __init__(self, stand: Stand) -> None:
        self._stand = stand
        self._watching = Watching(stand)
        self._seen: frozenset[str] | None = None
        self._fair = ""

    def look(self) -> Waiting | None:
        """Return what waits when that may have changed, else None. Raises `Refusal` without a database."""
        fair = self._stand.fair
        changed = self._watching.changed()
        if fair is None or (not changed and self._seen is not None and fair.id == self._fair):
            return None
        ids = inbox.waiting(self._stand)
        known = self._seen if self._seen is not None and fair.id == self._fair else frozenset(ids)
        fresh = [one for one in ids if one not in known]
        self._seen, self._fair = known | frozenset(ids), fair.id  # what is taken back is no arrival
        newest = next(iter(inbox.listed(self._stand, fresh[-1])), None) if fresh else None
        if newest is None:
            return Waiting(len(ids), len(fresh), "", 0)
        told = initials(newest.typed.get("name") or newest.typed.get("company", ""))
        return Waiting(len(ids), len(fresh), told, len(newest.picks))

    def close(self) -> None:
        """Let the database go."""
        self._watching.close()
