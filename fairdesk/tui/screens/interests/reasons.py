"""Asks what decides an interest."""

from __future__ import annotations

from fairdesk.domain.labels import reason_label
from fairdesk.domain.trade import Reason
from fairdesk.language.messages import _
from fairdesk.tui.screens.sheets.pick import Pick, Way

NOTHING = "none"
"""What the answer gives that takes a reason away."""


def reason_question(ring: str) -> Pick:
    """Ask why a ring is wanted, or is not yet; the first answer changes nothing."""
    return Pick(
        _("What decides it? {ring}").format(ring=ring),
        _("Why they want this ring, or do not yet."),
        [
            Way("k", _("Keep"), _("as it is"), ""),
            *(
                Way(str(number), reason_label(reason), "", reason.value)
                for number, reason in enumerate(Reason, start=1)
            ),
            Way("0", _("Nothing"), _("take the reason away"), NOTHING),
        ],
    )
