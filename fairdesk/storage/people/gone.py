"""Who is to leave no more, of those who left before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Row, select

from fairdesk.domain.leads.consents import LeftOut, withheld
from fairdesk.models.tables.every import TABLES
from fairdesk.storage.keeping.source import Source, reading

_PAGE: Final = 2_000

_LEAD: Final = TABLES["lead"]
_CONTACT: Final = TABLES["contact"]
_CONSENT: Final = TABLES["consent"]


def no_longer(source: Source, contacts: Sequence[str], *, marketing: bool = False) -> dict[str, str]:
    """Return those of some contacts (ids) who are to leave no more, each with what they are known by.

    They withdrew that they may be contacted, with `marketing` that they may have marketing mail; or each lead
    of theirs was set aside or taken back, or they were erased or joined to another contact.
    """
    gone: dict[str, str] = {}
    with reading(source) as connection:
        for start in range(0, len(contacts), _PAGE):
            ids = contacts[start : start + _PAGE]
            leads = select(_LEAD.c.contact_id).where(_LEAD.c.contact_id.in_(ids), ~_LEAD.c.deleted)
            kept = set(connection.scalars(leads.where(~_LEAD.c.erased, _LEAD.c.discarded_reason == "")))
            said: dict[str, list[Row[Any]]] = {}
            consents = select(_CONSENT).where(_CONSENT.c.contact_id.in_(ids), ~_CONSENT.c.deleted)
            for row in connection.execute(consents):
                said.setdefault(row.contact_id, []).append(row)
            for row in connection.execute(select(_CONTACT).where(_CONTACT.c.id.in_(ids))):
                why = withheld(said.get(row.id, ()), marketing=marketing)
                lost = row.deleted or row.erased or row.merged_into is not None or row.id not in kept
                if lost or why in {LeftOut.CONTACT_WITHDRAWN, LeftOut.MARKETING_WITHDRAWN}:
                    gone[row.id] = row.name or row.company or row.id[-6:]
    return gone
