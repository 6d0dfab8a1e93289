"""Leads read whole, many at once, in as many statements as for one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Select, func, select

from fairdesk.domain.leads.due import due_at
from fairdesk.domain.leads.rating import effective, suggested
from fairdesk.models.rows import (
    AnswerRow,
    CardRow,
    ConsentRow,
    ContactRow,
    FollowUpRow,
    InterestRow,
    LeadDetail,
    ReachRow,
    VisitRow,
)
from fairdesk.models.stand_rows import FairRow
from fairdesk.models.tables.every import TABLES
from fairdesk.storage.day.questions import answers
from fairdesk.storage.keeping.source import AnyRow, Source, reading
from fairdesk.storage.rings import spoken

Grouped = dict[str, list[AnyRow]]

_LEAD: Final = TABLES["lead"]
_CONTACT: Final = TABLES["contact"]
_FAIR: Final = TABLES["fair"]
_REACH: Final = TABLES["reach"]
_INTEREST: Final = TABLES["interest"]
_VISIT: Final = TABLES["visit"]
_CONSENT: Final = TABLES["consent"]
_PICTURE: Final = TABLES["picture"]
_USE: Final = TABLES["picture_use"]
_FOLLOW_UP: Final = TABLES["follow_up"]
_RING: Final = TABLES["ring"]
_RING_FOUND: Final = TABLES["ring_search"]
_LEAD_COLUMNS: Final = tuple(
    _LEAD.c[name]
    for name in ("id", "contact_id", "rating", "owner", "captured_at", "captured_offset_minutes", "how",
                 "incomplete", "discarded_reason", "due_at", "next_step")
)  # fmt: skip
_REACH_COLUMNS: Final = tuple(_REACH.c[name] for name in ReachRow.__dataclass_fields__)
_VISIT_COLUMNS: Final = tuple(_VISIT.c[name] for name in VisitRow.__dataclass_fields__)
_FOLLOW_UP_COLUMNS: Final = tuple(_FOLLOW_UP.c[name] for name in FollowUpRow.__dataclass_fields__)
_CONSENT_COLUMNS: Final = tuple(_CONSENT.c[name] for name in ConsentRow.__dataclass_fields__)
_INTEREST_COLUMNS: Final = tuple(
    _INTEREST.c[name]
    for name in ("id", "ring_id", "words", "level", "quantity", "sizes", "target_minor", "target_currency",
                 "reason", "note", "source", "sample_state", "sample_pieces", "sample_value_minor",
                 "sample_value_currency", "sample_at", "sample_staff", "sample_until", "at")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Parts:
    """What belongs to leads and contacts, by their ids."""

    reaches: Grouped
    interests: Grouped
    visits: Grouped
    consents: Grouped
    cards: Grouped
    follow_ups: Grouped
    answers: dict[str, tuple[AnswerRow, ...]]


def details(source: Source, ids: Sequence[str], *, languages: Sequence[str] = ()) -> tuple[LeadDetail, ...]:
    """Return all of some leads but their history, in the order of `ids`, in eight statements for any number.

    Ring names are in the first of `languages` there is. A deleted or erased lead is left out.
    """
    with reading(source) as connection:
        leads = {row.id: row for row in connection.execute(_people(ids))}
        contacts = sorted({lead.contact_id for lead in leads.values()})
        parts = _parts(connection, ids, contacts, answers(connection, ids, languages=languages))
    return tuple(
        _detail(lead, parts, languages) for lead_id in ids if (lead := leads.get(lead_id)) is not None
    )


def _people(ids: Sequence[str]) -> Select[*tuple[Any, ...]]:
    """Select leads with their contact and fair, whose columns begin with `person_` and `fair_`."""
    whose = (_CONTACT.c[name].label(f"person_{name}") for name in ContactRow.__dataclass_fields__)
    where = (_FAIR.c[name].label(f"fair_{name}") for name in FairRow.__dataclass_fields__)
    return (
        select(*_LEAD_COLUMNS, *whose, *where)
        .join(_CONTACT, _CONTACT.c.id == _LEAD.c.contact_id)
        .join(_FAIR, _FAIR.c.id == _LEAD.c.fair_id)
        .where(_LEAD.c.id.in_(ids), ~_LEAD.c.deleted, ~_LEAD.c.erased)
    )


def _parts(
    connection: Connection,
    ids: Sequence[str],
    contacts: Sequence[str],
    answered: dict[str, tuple[AnswerRow, ...]],
) -> _Parts:
    """Read what belongs to leads and contacts, each kind in one statement."""
    reach, interest, visit, consent = _REACH.c, _INTEREST.c, _VISIT.c, _CONSENT.c
    reaches = select(reach.contact_id.label("of"), *_REACH_COLUMNS).where(reach.contact_id.in_(contacts))
    consents = select(consent.contact_id.label("of"), *_CONSENT_COLUMNS).where(
        consent.contact_id.in_(contacts)
    )
    visits = select(visit.lead_id.label("of"), *_VISIT_COLUMNS).where(visit.lead_id.in_(ids))
    interests = (
        select(
            interest.lead_id.label("of"), *_INTEREST_COLUMNS, _RING.c.sku, _RING.c.moq, _RING_FOUND.c.names
        )
        .outerjoin(_RING, _RING.c.id == interest.ring_id)
        .outerjoin(_RING_FOUND, _RING_FOUND.c.ring_id == interest.ring_id)
        .where(interest.lead_id.in_(ids))
    )
    cards = (
        select(
            _USE.c.contact_id.label("of"),
            *_USE.c["id", "picture_id", "kind", "place"],
            _PICTURE.c.mime,
            func.length(_PICTURE.c.bytes).label("size"),
        )
        .join(_PICTURE, _PICTURE.c.id == _USE.c.picture_id)
        .where(_USE.c.contact_id.in_(contacts), ~_USE.c.deleted, ~_PICTURE.c.erased)
    )
    due = select(_FOLLOW_UP.c.lead_id.label("of"), *_FOLLOW_UP_COLUMNS).where(_FOLLOW_UP.c.lead_id.in_(ids))
    return _Parts(
        reaches=_grouped(connection, reaches.where(~reach.deleted, ~reach.erased).order_by(reach.id)),
        interests=_grouped(connection, interests.where(~interest.deleted).order_by(interest.at, interest.id)),
        visits=_grouped(connection, visits.where(~visit.deleted).order_by(visit.at, visit.id)),
        consents=_grouped(connection, consents.where(~consent.deleted).order_by(consent.at, consent.id)),
        cards=_grouped(connection, cards.order_by(_USE.c.place, _USE.c.id)),
        follow_ups=_grouped(connection, due.where(~_FOLLOW_UP.c.deleted).order_by(_FOLLOW_UP.c.id)),
        answers=answered,
    )


def _grouped(connection: Connection, wanted: Select[*tuple[Any, ...]]) -> Grouped:
    """Return rows by the id they belong to."""
    groups: Grouped = {}
    for row in connection.execute(wanted):
        groups.setdefault(row.of, []).append(row)
    return groups


def _detail(lead: AnyRow, parts: _Parts, languages: Sequence[str]) -> LeadDetail:
    """Put one lead together."""
    values = lead._mapping
    contact = ContactRow(**{name: values[f"person_{name}"] for name in ContactRow.__dataclass_fields__})
    fair = FairRow(**{name: values[f"fair_{name}"] for name in FairRow.__dataclass_fields__})
    interests = tuple(_interest(row, languages) for row in parts.interests.get(lead.id, ()))
    visits = tuple(VisitRow(**_plain(row)) for row in parts.visits.get(lead.id, ()))
    suggestion = suggested(interest.level for interest in interests)
    rating = effective(lead.rating, suggestion)
    return LeadDetail(
        id=lead.id,
        contact=contact,
        fair=fair,
        rating=rating.value,
        rating_chosen=lead.rating,
        rating_suggested=suggestion.value,
        owner=lead.owner,
        captured_at=lead.captured_at,
        captured_offset_minutes=lead.captured_offset_minutes,
        how=lead.how,
        staff=visits[0].staff if visits else "",
        incomplete=lead.incomplete,
        discarded=lead.discarded_reason,
        due_at=due_at(visits[-1].at if visits else None, rating, fair.due_hours, lead.due_at),
        reaches=tuple(ReachRow(**_plain(row)) for row in parts.reaches.get(contact.id, ())),
        interests=interests,
        visits=visits,
        consents=tuple(ConsentRow(**_plain(row)) for row in parts.consents.get(contact.id, ())),
        cards=tuple(CardRow(**_plain(row)) for row in parts.cards.get(contact.id, ())),
        answers=parts.answers.get(lead.id, ()),
        next_step=lead.next_step,
        due_set_at=lead.due_at,
        follow_ups=tuple(FollowUpRow(**_plain(row)) for row in parts.follow_ups.get(lead.id, ())),
    )


def _interest(row: AnyRow, languages: Sequence[str]) -> InterestRow:
    """Return one interest with its ring's SKU and name."""
    values = _plain(row, "names", "sku", "moq", "ring_id", "sizes")
    return InterestRow(
        **values,
        ring_id=row.ring_id or "",
        sku=row.sku or "",
        ring_name=spoken(row.names or {}, languages)[0],
        sizes=tuple(
            (size.get("mm"), size.get("quantity"), str(size.get("words", ""))) for size in row.sizes or ()
        ),
        moq=row.moq,
    )


def _plain(row: AnyRow, *without: str) -> dict[str, Any]:
    """Return a row's values but the id it belongs to."""
    left: Iterable[str] = {"of", *without}
    return {name: value for name, value in row._asdict().items() if name not in left}
