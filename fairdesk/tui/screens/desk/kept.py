"""The forms saved in this run: for the next colleague, and to be there again when a save is taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from fairdesk.domain.draft import Draft

MOST: Final = 50
"""Forms that are remembered."""


class Kept:
    """The newest last, each with the lead that it became."""

    def __init__(self) -> None:
        self._forms: list[tuple[str, Draft]] = []

    @property
    def last(self) -> Draft | None:
        """The form saved last; None before the first save."""
        return self._forms[-1][1] if self._forms else None

    def remember(self, lead_id: str, draft: Draft) -> None:
        """Keep a form in mind."""
        self._forms = [*self._forms[1 - MOST :], (lead_id, draft)]

    def take(self, lead_id: str) -> Draft | None:
        """Return the newest form that became a lead, and forget it; None for none, or one that changed it.

        Its rings and words are there; a picture of the card stays with what was taken back.
        """
        for number in range(len(self._forms) - 1, -1, -1):
            lead, draft = self._forms[number]
            if lead == lead_id and not draft.edit_of:
                del self._forms[number]
                return replace(Draft.from_json(draft.as_json()), pictures=[])
        return None
