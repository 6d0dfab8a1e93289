"""What stands in the cells of a CSV file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from html import escape
from typing import Any, Final

from fairdesk.domain import countries
from fairdesk.domain.money import format_amount
from fairdesk.domain.trade import Purpose, Rating, ReachKind
from fairdesk.exports import reaches
from fairdesk.exports.columns import names
from fairdesk.exports.columns.facts import PLACES, Facts
from fairdesk.exports.guards import clean
from fairdesk.exports.sizes import sizes_said
from fairdesk.models.rows import InterestRow

Value = Callable[[Facts], str]

_CONTACT: Final = (
    "latin_name native_name given family salutation company title buyer_type country city website"
    " language mail_language"
)
_LEAD: Final = "rating owner staff incomplete"
_INTEREST: Final = "sku level quantity target_currency reason moq"
_HANDLES: Final = tuple(kind.value for kind in ReachKind if kind not in {ReachKind.EMAIL, ReachKind.PHONE})


def value_of(name: str, facts: Facts) -> str:
    """Return what stands under a column; `name` is one of `VALUES`, or `value=text` for a fixed text.

    The fixed text stands there when the value does.
    """
    wanted, equals, text = name.partition("=")
    found = VALUES[wanted](facts)
    return text if equals and found else found


def _contact(field: str, facts: Facts) -> str:
    return facts.contact(field)


def _lead(field: str, facts: Facts) -> str:
    return facts.line(field, getattr(facts.lead, field))


def _email(place: int, facts: Facts) -> str:
    return facts.emails[place - 1] if len(facts.emails) >= place else ""


def _handle(kind: str, facts: Facts) -> str:
    """Return the handles of a kind; a number among them in E.164."""
    found = (
        facts.guard.phone(reach.value, reach.key)
        if reach.key.startswith("+")
        else facts.line(kind, reach.value)
        for reach in facts.lead.reaches
        if reach.kind == kind
    )
    return "; ".join(dict.fromkeys(filter(None, found)))


def _at(moment: datetime | None) -> str:
    """Return a time in UTC (ISO 8601)."""
    return "" if moment is None else moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _address(facts: Facts) -> str:
    return facts.guard.street(facts.lead.contact.address)


def _street(place: int, facts: Facts) -> str:
    """Return the first line of the address, or all others as one line."""
    first, *others = _address(facts).split("\n")
    return ", ".join(others) if place > 1 else first


def _country_name(facts: Facts) -> str:
    code = facts.lead.contact.country
    return facts.line("country", countries.name(code, "en")) if code else ""


def _whole_address(facts: Facts) -> str:
    parts = (_address(facts), facts.contact("city"), _country_name(facts))
    return "\n".join(part for part in parts if part)


def _url(facts: Facts) -> str:
    website = facts.lead.contact.website
    return facts.guard.url(website) if website else ""


def _odoo_country(facts: Facts) -> str:
    """Return Odoo's own id of a country, alike in all its languages; only Great Britain's is no ISO code."""
    code = facts.lead.contact.country.lower()
    return f"base.{'uk' if code == 'gb' else code}" if code else ""


def _rating_word(facts: Facts) -> str:
    return "" if facts.lead.rating in {"", Rating.NONE} else _lead("rating", facts).capitalize()


def _labels(separator: str, extra: str, facts: Facts) -> str:
    """Return the fair and the rating; a category holds no separator, which is told."""
    fair = facts.guard.category("fair", facts.lead.fair.name)
    return separator.join(word for word in (fair, _rating_word(facts), extra) if word)


def _rings(facts: Facts) -> str:
    rings = (facts.line("ring", each.sku or each.words) for each in facts.lead.interests)
    return "; ".join(dict.fromkeys(filter(None, rings)))


def _answers(facts: Facts) -> str:
    return "\n".join(
        f"{facts.line('question', row.question)}: {facts.line('answer', row.said)}"
        for row in facts.lead.answers
    )


def _visit_notes(facts: Facts) -> str:
    notes = (facts.guard.lines("note", visit.note) for visit in facts.lead.visits)
    return "\n".join(dict.fromkeys(filter(None, notes)))


def _consent(purpose: Purpose, facts: Facts) -> str:
    row = facts.consent(purpose)
    if row is None:
        return ""
    return "withdrawn" if row.withdrawn_at else "yes" if row.granted else "no"


def _wording(purpose: Purpose, facts: Facts) -> str:
    row = facts.consent(purpose)
    return "" if row is None else facts.line("consent", row.wording)


def _consent_at(purpose: Purpose, facts: Facts) -> str:
    row = facts.consent(purpose)
    return "" if row is None else _at(row.withdrawn_at or row.at)


def _html_note(facts: Facts) -> str:
    """Return the note as HTML, which Odoo's `comment` holds, with what Odoo has no field for."""
    rating, news = _rating_word(facts), "yes" if facts.may_have_news() else "no"
    lines = (
        *facts.note().split("\n"),
        f"Rating: {rating}" if rating else "",
        f"Marketing opt-in: {news}",
    )
    return "<br>".join(escape(line, quote=False) for line in lines if line)


def _interest(field: str, facts: Facts) -> str:
    value: Any = getattr(facts.interest, field, None)
    return "" if value is None else facts.line(field, str(value))


def _of_interest(tell: Callable[[InterestRow], str], facts: Facts) -> str:
    return "" if facts.interest is None else clean(tell(facts.interest))


def _target(row: InterestRow) -> str:
    if row.target_minor is None:
        return ""
    return format_amount(row.target_minor, row.target_currency).removesuffix(row.target_currency).rstrip()


def _phone(place: str, facts: Facts) -> str:
    return facts.phones.get(place, "")


def _label(place: str, facts: Facts) -> str:
    return facts.labels.get(place, "")


VALUES: Final[Mapping[str, Value]] = {
    **{name: partial(_contact, name) for name in _CONTACT.split()},
    **{name: partial(_lead, name) for name in _LEAD.split()},
    **{kind: partial(_handle, kind) for kind in _HANDLES},
    **{name: partial(_interest, name) for name in _INTEREST.split()},
    **{f"email {place}": partial(_email, place) for place in (1, 2, 3)},
    **{f"phone {place}": partial(_phone, place) for place in PLACES},
    **{f"phone {place} label": partial(_label, place) for place in PLACES},
    "": lambda _facts: "",
    "name": Facts.name,
    "shown name": Facts.shown_name,
    "whole note": Facts.note,
    "html note": _html_note,
    "lead_id": lambda facts: facts.lead.id,
    "contact_id": lambda facts: facts.lead.contact.id,
    "first name": names.first_name,
    "last name": names.last_name,
    "other scripts": lambda facts: reaches.other_scripts(facts.lead.contact, facts.guard),
    "address": _address,
    "street 1": partial(_street, 1),
    "street 2": partial(_street, 2),
    "whole address": _whole_address,
    "country name": _country_name,
    "url": _url,
    "more emails": lambda facts: "; ".join(facts.more_emails),
    "more phones": lambda facts: "; ".join(facts.more_phones),
    "rings": _rings,
    "answers": _answers,
    "note": lambda facts: facts.guard.lines("note", facts.lead.contact.note),
    "visit_notes": _visit_notes,
    "fair": lambda facts: facts.line("fair", facts.lead.fair.code),
    "captured_at": lambda facts: _at(facts.lead.captured_at),
    "due_at": lambda facts: _at(facts.lead.due_at),
    "contact_consent": partial(_consent, Purpose.CONTACT),
    "contact_wording": partial(_wording, Purpose.CONTACT),
    "contact_consent_at": partial(_consent_at, Purpose.CONTACT),
    "marketing_opt_in": lambda facts: "yes" if facts.may_have_news() else "no",
    "marketing_wording": partial(_wording, Purpose.MARKETING),
    "marketing_consent_at": partial(_consent_at, Purpose.MARKETING),
    "marketing true": lambda facts: "true" if facts.may_have_news() else "false",
    "opt out": lambda facts: "0" if facts.may_have_news() else "1",
    "google labels": partial(_labels, " ::: ", "* myContacts"),
    "outlook categories": partial(_labels, ";", ""),
    "hubspot first name": names.hubspot_first_name,
    "salesforce first name": names.salesforce_first_name,
    "salesforce last name": names.salesforce_last_name,
    "salesforce company": names.salesforce_company,
    "rating word": _rating_word,
    "odoo id": lambda facts: f"fairdesk_contact_{facts.lead.contact.id}",
    "odoo is company": lambda facts: str(names.is_company(facts)),
    "odoo company": names.persons_company,
    "odoo country": _odoo_country,
    "ring": partial(_interest, "ring_name"),
    "ring_words": partial(_interest, "words"),
    "interest_note": partial(_interest, "note"),
    "sizes": partial(_of_interest, sizes_said),
    "target_price": partial(_of_interest, _target),
    "sample": partial(_interest, "sample_state"),
}
"""Each value by the name that profiles call it."""
