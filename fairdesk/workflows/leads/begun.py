"""The fair that a form was begun at: a visitor of one fair is never saved at another."""

from __future__ import annotations

from fairdesk.domain.draft import Draft
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_
from fairdesk.stand import Stand
from fairdesk.storage import fairs


def only_here(stand: Stand, draft: Draft) -> None:
    """Raise `Refusal` for a form that was begun at another fair than the one in use."""
    if draft.fair_id in ("", stand.the_fair.id):
        return
    other = fairs.by_id(stand.database, draft.fair_id)
    if other is not None:
        raise Refusal(
            N_("Not saved: this form was begun at {fair}."),
            hint=N_("Take that fair into use: fairdesk fair use {code}. What you typed is kept."),
            fair=other.name or other.code,
            code=other.code,
        )
