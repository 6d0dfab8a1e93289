"""Reads of leads: one whole, by the ending of an id, and a fair's figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from sqlalchemy import func, select

from fairdesk.domain.ids import ENDING_LENGTH
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import Rating
from fairdesk.language.messages import N_
from fairdesk.models.day_rows import Today
from fairdesk.models.rows import ColleagueRow, ConsentRow, InterestRow, LeadDetail, ReachRow, VisitRow
from fairdesk.models.tables.every import TABLES
from fairdesk.storage import history
from fairdesk.storage.details import details
from fairdesk.storage.keeping.source import Source, reading

ID_LENGTH: Final = 32
MOST_COLLEAGUES: Final = 20

_LEAD: Final = TABLES["lead"]
_CONTACT: Final = TABLES["contact"]
_FOUND: Final = TABLES["lead_search"]
_FAIR: Final = TABLES["fair"]
_VISIT: Final = TABLES["visit"]


def detail(source: Source, lead_id: str, *, languages: Sequence[str] = ()) -> LeadDetail:
    """Return all of one lead with its history. Raises `Refusal` when there is none."""
    found = details(source, [lead_id], languages=languages)
    if not found:
        raise Refusal(N_("This lead is not there any more."), hint=N_("Look for it in the list."))
    lead = found[0]
    parts: list[ReachRow | InterestRow | VisitRow | ConsentRow] = [*lead.reaches, *lead.interests]
    parts += [*lead.visits, *lead.consents]
    ids = [lead.id, lead.contact.id, *(part.id for part in parts)]
    return replace(lead, history=history.of_rows(source, ids), colleagues=colleagues(source, lead_id))


def colleagues(source: Source, lead_id: str) -> tuple[ColleagueRow, ...]:
    """Return the other leads of a lead's company at its fair, those set aside left out, the newest first."""
    own, other = _FOUND.alias("own"), _FOUND.alias("other")
    wanted = (
        select(other.c.lead_id, other.c.name, other.c.rating, other.c.captured_at)
        .join(own, (own.c.company_key == other.c.company_key) & (own.c.fair_id == other.c.fair_id))
        .where(own.c.lead_id == lead_id, own.c.company_key != "", other.c.lead_id != lead_id)
        .where(~other.c.hidden)
        .order_by(other.c.rid.desc())
        .limit(MOST_COLLEAGUES)
    )
    with reading(source) as connection:
        return tuple(ColleagueRow(*row) for row in connection.execute(wanted))


def find_id(source: Source, ending: str) -> str:
    """Return the id of the lead whose id ends so (6 characters or more). Raises `Refusal` for none, many."""
    given = ending.strip().casefold().replace("-", "")
    is_id = ENDING_LENGTH <= len(given) <= ID_LENGTH and set(given) <= set("0123456789abcdef")
    if not is_id:
        raise Refusal(
            N_("{ending} is no id of a lead."),
            hint=N_("Give its last {length} characters or more; fairdesk lead list shows them."),
            field="lead",
            ending=ending.strip() or "?",
            length=ENDING_LENGTH,
        )
    same = _LEAD.c.id == given if len(given) == ID_LENGTH else _LEAD.c.id.like(f"%{given}")
    with reading(source) as connection:
        ids = list(
            connection.scalars(select(_LEAD.c.id).where(same, ~_LEAD.c.deleted, ~_LEAD.c.erased).limit(2))
        )
    if not ids:
        raise Refusal(
            N_("There is no lead {ending}."),
            hint=N_("fairdesk lead list shows them."),
            field="lead",
            ending=given,
        )
    if len(ids) > 1:
        raise Refusal(
            N_("More than one lead ends in {ending}."),
            hint=N_("Give more of its id."),
            field="lead",
            ending=given,
        )
    return str(ids[0])


def of_visit(source: Source, visit_id: str) -> str:
    """Return the id of the lead that has this visit; empty when there is no such visit."""
    with reading(source) as connection:
        return str(connection.scalar(select(_VISIT.c.lead_id).where(_VISIT.c.id == visit_id)) or "")


def name_of(source: Source, lead_id: str) -> str:
    """Return a lead's name, else its company, even when it was taken back; empty when it is not there."""
    wanted = select(_CONTACT.c.name, _CONTACT.c.company).join(_LEAD, _LEAD.c.contact_id == _CONTACT.c.id)
    with reading(source) as connection:
        row = connection.execute(wanted.where(_LEAD.c.id == lead_id)).first()
        return str(row.name or row.company) if row else ""


def day_figures(source: Source, fair_id: str, start: datetime, end: datetime) -> Today:
    """Return how many leads were made at a fair from `start` until before `end`, by rating."""
    here = (_FOUND.c.fair_id == fair_id, ~_FOUND.c.hidden)
    wanted = select(_FOUND.c.rating, func.count()).where(
        *here, _FOUND.c.captured_at >= start, _FOUND.c.captured_at < end
    )
    with reading(source) as connection:
        found: dict[str, int] = dict(connection.execute(wanted.group_by(_FOUND.c.rating)).all())
    by_rating = {rating.value: int(found.get(rating.value, 0)) for rating in Rating}
    return Today(sum(by_rating.values()), by_rating)


def countries(source: Source, fair_id: str) -> tuple[str, ...]:
    """Return the countries of a fair's leads, most frequent first, the fair's own among them."""
    count = func.count().label("count")
    wanted = select(_FOUND.c.country, count).where(_FOUND.c.fair_id == fair_id, ~_FOUND.c.hidden)
    wanted = wanted.where(_FOUND.c.country != "").group_by(_FOUND.c.country)
    with reading(source) as connection:
        codes = [
            str(row.country) for row in connection.execute(wanted.order_by(count.desc(), _FOUND.c.country))
        ]
        own = connection.scalar(select(_FAIR.c.country).where(_FAIR.c.id == fair_id))
    return tuple(dict.fromkeys([*codes, *([str(own)] if own else [])]))
