"""Drafts: open forms kept on disk, so that no crash and no power cut loses typed text."""

from __future__ import annotations

from fairdesk.domain.draft import Draft
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_
from fairdesk.stand import Stand
from fairdesk.storage import drafts, fairs


def keep(stand: Stand, draft: Draft) -> None:
    """Write `draft` durably; an empty one is dropped instead. Raises `Refusal` when the disk is full."""
    if draft.is_empty:
        drop(stand, draft)
        return
    try:
        drafts.keep(stand.settings.drafts, draft)
    except OSError as error:
        raise Refusal(
            N_("The draft cannot be kept on disk: {why}."),
            hint=N_("Free some space; the form itself is still open."),
            why=error.strerror or str(error),
        ) from error


def waiting(stand: Stand) -> tuple[Draft, ...]:
    """Return the drafts left by an earlier run, oldest first."""
    return tuple(drafts.load_all(stand.settings.drafts))


def drop(stand: Stand, draft: Draft) -> None:
    """Remove the draft, after its lead was saved or the form was cleared."""
    drafts.drop(stand.settings.drafts, draft.lead_id)


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
