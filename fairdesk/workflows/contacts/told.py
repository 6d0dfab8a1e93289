"""Whom to tell: to whom a person's data left, so that they hear of a withdrawal or an erasure."""

from __future__ import annotations

from fairdesk.models.person_rows import GivenRow
from fairdesk.stand import Stand
from fairdesk.storage.people import find
from fairdesk.storage.people.given import given


def whom_to_tell(stand: Stand, contact_id: str) -> tuple[GivenRow, ...]:
    """Return each file in which a contact left to a recipient: to whom, when and as what, oldest first.

    Contacts that were joined to this one are the same person. GDPR article 19 asks for this after a
    correction, an erasure or a restriction.
    """
    return given(stand.database, find.same(stand.database, contact_id))
