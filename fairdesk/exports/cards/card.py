"""One lead as a vCard 3.0 that every address book reads alike (RFC 2426)."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import UTC
from typing import Final

import vobject
from vobject.base import Component
from vobject.vcard import Address, Name

from fairdesk.domain import countries
from fairdesk.domain.labels import rating_label
from fairdesk.domain.trade import Rating
from fairdesk.exports import reaches
from fairdesk.exports.cards.fold import fold
from fairdesk.exports.cards.read_back import Essence
from fairdesk.exports.guards import Guard, Substitution
from fairdesk.exports.notes import Note, consent_categories, consent_facts, note_text
from fairdesk.language.messages import language
from fairdesk.models.rows import ContactRow, LeadDetail

_UNFOLDED: Final = 1 << 30


@dataclass(frozen=True, slots=True)
class Card:
    """A finished card: its bytes, what must be read back from them, and what was changed on the way."""

    data: bytes
    essence: Essence
    substitutions: tuple[Substitution, ...]


def card(lead: LeadDetail, note: Note = "full", lang: str = "") -> tuple[bytes, tuple[Substitution, ...]]:
    """Return a lead's vCard 3.0, UTF-8 and CRLF, and what had to be written otherwise than typed.

    `note` says how much stands in NOTE, `lang` in which language (fa, ar, en, de, sv; else the interface's).
    The consents are X-CONSENT-CONTACT and X-CONSENT-MARKETING, and CATEGORIES where the note is not full.
    """
    made = make_card(lead, note, lang)
    return made.data, made.substitutions


def make_card(lead: LeadDetail, note: Note = "full", lang: str = "") -> Card:
    """Return a lead's vCard with what the file it goes into is checked by."""
    guard = Guard()
    contact = lead.contact
    drawn = vobject.vCard()
    emails = reaches.emails(lead.reaches, guard)
    phones = reaches.phones(lead.reaches, guard)
    name = reaches.shown_name(lead, (*emails, *phones), guard)
    uid = f"urn:uuid:{uuid.UUID(contact.id)}"
    _add(drawn, "uid", uid)
    _add(drawn, "fn", name)
    _add(drawn, "n", _name(contact, guard))
    _add(drawn, "nickname", _other_scripts(contact, guard))
    _add(drawn, "title", guard.line("title", contact.title))
    company = guard.part("company", contact.company)
    _add(drawn, "org", [company] if company else None)
    for email in emails:
        _add(drawn, "email", email, ["INTERNET", "WORK"])
    for phone, types in phones.items():
        _add(drawn, "tel", phone, types)
    _add(drawn, "adr", _address(contact, guard), ["WORK"])
    _add(drawn, "url", guard.url(contact.website) if contact.website else "", ["WORK"])
    _add(drawn, "categories", _categories(lead, note, guard))
    _add(drawn, "note", note_text(lead, note, guard, lang or language()))
    _add(drawn, "rev", _revised(lead))
    for purpose, fact in consent_facts(lead):
        _add(drawn, f"x-consent-{purpose}", fact)
    lines = drawn.serialize(lineLength=_UNFOLDED).removesuffix("\r\n").split("\r\n")
    return Card(
        b"".join(map(fold, lines)),
        Essence(uid, name, emails, tuple(phones)),
        tuple(dict.fromkeys(guard.found)),
    )


def _add(drawn: Component, name: str, value: object, types: list[str] | None = None) -> None:
    """Add a property, unless it would be empty. Names and types are this module's own constants."""
    if value:
        line = drawn.add(name)
        line.value = value
        if types:
            line.type_param = list(types)


def _name(contact: ContactRow, guard: Guard) -> Name:
    """Return N. A name nobody split stays whole, as the family name: readers show that as it is."""
    given, family = guard.part("given", contact.given), guard.part("family", contact.family)
    if not given and not family:
        family = guard.part("name", contact.name)
    return Name(family=family, given=given, prefix=guard.part("salutation", contact.salutation))


def _other_scripts(contact: ContactRow, guard: Guard) -> str:
    """Return the name in other letters, as the one property that all readers show and search."""
    forms = (guard.line("latin_name", contact.latin_name), guard.line("native_name", contact.native_name))
    return " / ".join(form for form in dict.fromkeys(forms) if form and form != contact.name)


def _address(contact: ContactRow, guard: Guard) -> Address | None:
    street, city = guard.street(contact.address), guard.part("city", contact.city)
    country = guard.part("country", countries.name(contact.country, "en") if contact.country else "")
    return Address(street=street, city=city, country=country) if street or city or country else None


def _categories(lead: LeadDetail, note: Note, guard: Guard) -> list[str]:
    rating = "" if lead.rating in {"", Rating.NONE} else rating_label(lead.rating)
    told = () if note == "full" else consent_categories(lead.consents)
    ours = (Guard().category("categories", word) for word in (rating, *told))
    return [word for word in dict.fromkeys((guard.category("fair", lead.fair.name), *ours)) if word]


def _revised(lead: LeadDetail) -> str:
    """Return REV: the time of the lead's latest change, in UTC (ISO 8601)."""
    times = [lead.captured_at, *(visit.at for visit in lead.visits), *(row.at for row in lead.history)]
    if lead.changed_at:
        times.append(lead.changed_at)
    for consent in lead.consents:
        times.append(consent.withdrawn_at or consent.at)
    return max(times).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
