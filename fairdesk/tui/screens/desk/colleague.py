"""A colleague of somebody just saved: what a company's people share, and nothing that is one's own."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from fairdesk.domain.draft import Draft
from fairdesk.domain.ids import new_id

SHARED: Final = ("company", "country", "city", "address", "website", "language", "buyer_type")
"""Fields that hold for everybody of a company."""


def colleague_of(draft: Draft) -> Draft:
    """Return the form of the next one of the same company: its fields, and the rings with their levels.

    Quantities, sizes and notes stay with the first: three colleagues do not want three times as many.
    """
    return Draft(
        typed={name: draft.typed[name] for name in SHARED if draft.typed.get(name)},
        picks=[
            replace(pick, interest_id=new_id(), quantity="", size="", note="", reason="")
            for pick in draft.picks
        ],
    )
