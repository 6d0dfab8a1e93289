"""How leads are said: to people as tables and pages, to programs as values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from fairdesk.cli.said.table import pairs, table
from fairdesk.domain.labels import (
    captured_label,
    discard_label,
    field_label,
    incomplete_label,
    level_label,
    purpose_label,
    rating_label,
    reach_label,
    reason_label,
    sample_label,
)
from fairdesk.domain.leads.consents import contactable, standing
from fairdesk.language.dates import minute_said
from fairdesk.language.messages import _, comma_list, digits, language, ngettext

if TYPE_CHECKING:
    from datetime import datetime

    from fairdesk.models.rows import InterestRow, LeadDetail, LeadRow, ReachRow
    from fairdesk.stand import Stand
    from fairdesk.workflows.leads.register import Registered

ENDING = 8
"""Digits of an id that are shown: its ending, which commands take."""

FIELDS = ("name", "latin_name", "native_name", "given", "family", "salutation", "company", "title", "city",
          "address", "website")  # fmt: skip


def lead_values(lead: LeadDetail, done: Registered | None = None) -> dict[str, Any]:
    """Return all of a lead as values for JSON; `done` adds how it was kept and who else it may be."""
    reaches: dict[str, str] = {}
    for reach in lead.reaches:
        reaches.setdefault(reach.kind, reach.value)
    contact = lead.contact
    values: dict[str, Any] = {
        "id": lead.id,
        "contact_id": contact.id,
        "name": contact.name,
        "company": contact.company,
        "country": contact.country,
        "language": contact.language,
        "email": reaches.get("email", ""),
        "phone": reaches.get("phone", ""),
    }
    if done is not None:
        values |= {"status": done.status, "visits_so_far": done.visits, "duplicates": list(done.duplicates)}
    return {**values, **asdict(lead)}


def lead_table(stand: Stand, rows: Iterable[LeadRow], *, fit: bool) -> str:
    """Return leads as a table, newest first as they come."""
    heads = [
        _("id"),
        _("when"),
        _("rating"),
        _("name"),
        _("company"),
        _("country"),
        _("rings"),
        _("staff"),
        "",
    ]
    return table(
        heads,
        [
            [
                row.id[-ENDING:],
                said_time(stand, row.captured_at),
                rating_label(row.rating),
                row.name,
                row.company,
                row.country,
                digits(row.rings),
                row.staff,
                discard_label(row.discarded) if row.discarded else _("incomplete") if row.incomplete else "",
            ]
            for row in rows
        ],
        fit=fit,
    )


def lead_page(stand: Stand, lead: LeadDetail, *, fit: bool) -> str:
    """Return all of one lead for people to read."""
    from fairdesk.domain import countries, languages

    contact = lead.contact
    rows = [(_("id"), lead.id)]
    if lead.discarded:
        rows.append((_("Set aside"), discard_label(lead.discarded)))
    if lead.incomplete:
        rows.append((_("Incomplete"), incomplete_label(lead.incomplete) or lead.incomplete))
    rows += [(field_label(name), str(getattr(contact, name))) for name in FIELDS]
    rows += [
        (field_label("country"), countries.name(contact.country, language()) if contact.country else ""),
        (field_label("language"), languages.name(contact.language) if contact.language else ""),
        *((reach_label(reach.kind), _said_reach(reach)) for reach in lead.reaches),
        (field_label("rating"), _said_rating(lead)),
        (field_label("owner"), lead.owner),
        (
            _("Follow up by"),
            said_time(stand, lead.due_at) if lead.due_at and contactable(lead.consents) else "",
        ),
        (_("Came in"), f"{said_time(stand, lead.captured_at)} {captured_label(lead.how)}"),
    ]
    rows += [(_("Ring"), said_ring(interest)) for interest in lead.interests]
    rows += [
        (_("Visit"), " · ".join(filter(None, (said_time(stand, visit.at), visit.staff, visit.note))))
        for visit in lead.visits
    ]
    rows += [(_("Consent"), said) for said in _consents(stand, lead)]
    rows += [(answer.question, answer.said) for answer in lead.answers]
    if lead.cards:
        rows.append(
            (
                _("Pictures"),
                comma_list(
                    _("{kind} ({size} kB)").format(kind=card.kind, size=card.size // 1000 + 1)
                    for card in lead.cards
                ),
            )
        )
    return pairs(rows, fit=fit)


def _consents(stand: Stand, lead: LeadDetail) -> Iterator[str]:
    """Say what was given or withdrawn, for what, and when."""
    for row in standing(lead.consents):
        purpose = purpose_label(row.purpose)
        if row.withdrawn_at is not None:
            day = said_time(stand, row.withdrawn_at)
            yield _("{purpose}: withdrawn, {day}").format(purpose=purpose, day=day)
        elif row.granted:
            yield f"{purpose} · {said_time(stand, row.at)} · {row.wording}".rstrip(" ·")


def named(lead: LeadDetail) -> str:
    """Return a lead's name with the ending of its id."""
    names = ", ".join(filter(None, (lead.contact.name, lead.contact.company)))
    return f"{names or _('nobody named yet')} ({lead.id[-ENDING:]})"


def said_ring(interest: InterestRow) -> str:
    """Return an interest in one line: the ring, how far it goes, how many, which size."""
    pieces = ngettext("{count} piece", "{count} pieces", interest.quantity or 0)
    warning = interest.moq and interest.quantity and interest.quantity < interest.moq
    parts = [
        " ".join(filter(None, (interest.sku, interest.ring_name))) or interest.words,
        f"“{interest.words}”" if interest.sku and interest.words else "",
        level_label(interest.level),
        pieces.format(count=interest.quantity) if interest.quantity else "",
        digits(interest.quantity or 0) + " < " + _("MOQ {moq}").format(moq=interest.moq) if warning else "",
        comma_list(
            words or _("{mm} mm").format(mm=digits(f"{mm:g}"))
            for mm, _count, words in interest.sizes
            if words or mm
        ),
        interest.note,
        reason_label(interest.reason),
        _("sample {state}").format(state=sample_label(interest.sample_state))
        if interest.sample_state
        else "",
    ]
    return " · ".join(filter(None, parts))


def said_time(stand: Stand, at: datetime) -> str:
    """Return a time at the fair, to the minute."""
    return minute_said(stand.local(at))


def _said_reach(reach: ReachRow) -> str:
    """Return a way to reach somebody; one that a phone sent is not confirmed until staff say so."""
    return reach.value if reach.verified else f"{reach.value} ({_('not confirmed')})"


def _said_rating(lead: LeadDetail) -> str:
    """Return the rating, and what the rings suggest when another one was chosen."""
    said = rating_label(lead.rating)
    if lead.rating_chosen and lead.rating_chosen != lead.rating_suggested:
        return _("{rating} (the rings suggest {suggested})").format(
            rating=said, suggested=rating_label(lead.rating_suggested)
        )
    return said
