"""Reads of contacts: who a visitor may be, by the keys of reaches and by folded names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import BindParameter, and_, bindparam, or_, select

from fairdesk.domain.leads.duplicates import company_key, name_key
from fairdesk.domain.trade import ReachKind
from fairdesk.models.known_rows import Known, SlipLead
from fairdesk.models.tables.every import TABLES
from fairdesk.storage.keeping.source import AnyRow, Source, reading
from fairdesk.storage.keeping.stamps import MADE, stamp_of

MOST: Final = 50
"""Leads looked at for one name or one set of keys."""

_REACH: Final = TABLES["reach"]
_CONTACT: Final = TABLES["contact"]
_CONSENT: Final = TABLES["consent"]
_FOUND: Final = TABLES["lead_search"]
_LEAD: Final = TABLES["lead"]
_COLUMNS: Final = tuple(
    _FOUND.c[name]
    for name in ("lead_id", "contact_id", "name", "company", "city", "rating", "last_visit_at", "staff")
)

_FAIR: Final[BindParameter[str]] = bindparam("fair")
_SHOWN: Final = and_(~_FOUND.c.hidden, or_(_FAIR == "", _FOUND.c.fair_id == _FAIR))
_OWNERS: Final = (
    select(*_COLUMNS, _REACH.c.kind, _REACH.c.key)
    .join(_REACH, _REACH.c.contact_id == _FOUND.c.contact_id)
    .where(_REACH.c.key.in_(bindparam("keys", expanding=True)), ~_REACH.c.deleted, _SHOWN)
    .order_by(_FOUND.c.rid.desc())
    .limit(MOST)
)
_NAMED: Final = (
    select(*_COLUMNS, _FOUND.c.name_key)
    .where(or_(_FOUND.c.name_key == bindparam("person"), _FOUND.c.company_key == bindparam("firm")), _SHOWN)
    .order_by(_FOUND.c.rid.desc())
    .limit(MOST)
)

_SLIPS: Final = (
    select(
        *_FOUND.c["lead_id", "name", "company", "captured_at"],
        _REACH.c.stamps.label("given"),
        _LEAD.c.stamps.label("made"),
    )
    .join(_REACH, _REACH.c.contact_id == _FOUND.c.contact_id)
    .join(_LEAD, _LEAD.c.id == _FOUND.c.lead_id)
    .where(_REACH.c.kind == ReachKind.PAPER_SLIP, _REACH.c.key.in_(bindparam("keys", expanding=True)))
    .where(~_REACH.c.deleted, _SHOWN)
    .order_by(_FOUND.c.rid.desc())
)


def known(
    source: Source, keys: Sequence[tuple[str, str]], name: str, limit: int, *, fair_id: str = ""
) -> tuple[Known, ...]:
    """Return the leads that may be one visitor, best first; `why` says what matched: a reach's kind, a name.

    `keys` are (kind, key) pairs of `domain.reach`; `name` is a person's or company's, in any spelling
    that folds alike. Discarded leads are left out; `fair_id` leaves out those of other fairs.
    """
    why: dict[str, list[str]] = {}
    leads: dict[str, AnyRow] = {}
    with reading(source) as connection:
        if wanted := {(kind, key) for kind, key in keys if key}:
            values = {"keys": [key for _kind, key in wanted], "fair": fair_id}
            for lead in connection.execute(_OWNERS, values):
                if (lead.kind, lead.key) not in wanted:
                    continue
                leads[lead.lead_id] = lead
                if lead.kind not in why.setdefault(lead.lead_id, []):
                    why[lead.lead_id].append(lead.kind)
        if person := name_key(name):
            for lead in connection.execute(
                _NAMED, {"person": person, "firm": company_key(name), "fair": fair_id}
            ):
                leads[lead.lead_id] = lead
                why.setdefault(lead.lead_id, []).append("name" if lead.name_key == person else "company")
    best = sorted(why, key=lambda lead: (_strength(why[lead]), leads[lead].last_visit_at), reverse=True)
    return tuple(_known(leads[lead], why[lead]) for lead in best[:limit])


def of_slip(source: Source, fair_id: str, keys: Sequence[str]) -> SlipLead | None:
    """Return the lead of a fair that has one of these slip numbers (as keys of `domain.reach`), if any.

    A number that the contact had before the lead was made is of an earlier fair. Discarded leads do not
    count.
    """
    with reading(source) as connection:
        for row in connection.execute(_SLIPS, {"keys": list(keys), "fair": fair_id}):
            if stamp_of(row.given, MADE) >= stamp_of(row.made, MADE):
                return SlipLead(row.lead_id, row.name or row.company, row.captured_at)
    return None


def lead_at(source: Source, contact_id: str, fair_id: str) -> str:
    """Return the id of a contact's newest lead at a fair, but no discarded one; empty when there is none."""
    mine = select(_FOUND.c.lead_id).where(_FOUND.c.contact_id == contact_id, _FOUND.c.fair_id == fair_id)
    with reading(source) as connection:
        newest = mine.where(~_FOUND.c.hidden).order_by(_FOUND.c.rid.desc()).limit(1)
        return str(connection.scalar(newest) or "")


def fields(source: Source, contact_id: str) -> dict[str, object]:
    """Return a contact's own fields by name."""
    with reading(source) as connection:
        row = connection.execute(select(_CONTACT).where(_CONTACT.c.id == contact_id)).mappings().one()
        return dict(row)


def agreed(source: Source, contact_id: str) -> frozenset[str]:
    """Return the purposes that a contact has agreed to and not withdrawn."""
    wanted = select(_CONSENT.c.purpose).where(
        _CONSENT.c.contact_id == contact_id,
        _CONSENT.c.granted,
        _CONSENT.c.withdrawn_at.is_(None),
        ~_CONSENT.c.deleted,
    )
    with reading(source) as connection:
        return frozenset(connection.scalars(wanted))


def _known(lead: AnyRow, why: Sequence[str]) -> Known:
    fields = {column.name: getattr(lead, column.name) for column in _COLUMNS}
    return Known(**fields, why=tuple(why))


def _strength(why: Sequence[str]) -> int:
    """Return how much speaks for its being the same visitor."""
    return sum({"name": 2, "company": 1}.get(reason, 4) for reason in why)
