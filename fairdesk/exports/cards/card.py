"""One lead as a vCard 3.0 that every address book reads alike (RFC 2426)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC

from fairdesk.domain import countries
from fairdesk.domain.labels import rating_label
from fairdesk.domain.trade import Rating
from fairdesk.exports import reaches
from fairdesk.exports.cards.handles import handle_lines, without_line
from fairdesk.exports.cards.lines import BEGIN, END, Line, written
from fairdesk.exports.cards.read_back import Essence
from fairdesk.exports.guards import Guard, Substitution
from fairdesk.exports.notes import Note, consent_categories, consent_facts, handles_said, note_text
from fairdesk.language.messages import language
from fairdesk.models.rows import ContactRow, LeadDetail


@dataclass(frozen=True, slots=True)
class Card:
    """A finished card: its bytes, what must be read back from them, and what was changed on the way."""

    data: bytes
    essence: Essence
    substitutions: tuple[Substitution, ...]


def make_card(lead: LeadDetail, note: Note = "full", lang: str = "") -> Card:
    """Return a lead's vCard 3.0, UTF-8 and CRLF, with what the file it goes into is checked by.

    `note` says how much stands in NOTE, `lang` in which language (fa, ar, en, de, sv; else the interface's);
    a handle that no other property has stands there in any case. CATEGORIES are the fair and, with a full
    note, the rating and the rings' SKUs; with a short one the SKUs and consents; with none the consents. The
    consents are X-CONSENT-CONTACT and X-CONSENT-MARKETING, too.
    """
    guard = Guard()
    lines = tuple(line for line in _lines(lead, note, lang or language(), guard) if line.parts != ("",))
    data = b"".join((BEGIN, *map(written, lines), END))
    return Card(data, Essence(lines), tuple(dict.fromkeys(guard.found)))


def _lines(lead: LeadDetail, note: Note, lang: str, guard: Guard) -> Iterator[Line]:
    """Yield a card's properties; one whose value is empty is not to be written."""
    contact = lead.contact
    emails = reaches.emails(lead.reaches, guard)
    phones = reaches.phones(lead.reaches, guard)
    yield Line("UID", "", (f"urn:uuid:{uuid.UUID(contact.id)}",))
    yield Line("FN", "", (reaches.shown_name(lead, (*emails, *phones), guard),))
    yield Line("N", "", _name(contact, guard))
    yield Line("NICKNAME", "", (reaches.other_scripts(contact, guard),))
    yield Line("TITLE", "", (guard.line("title", contact.title),))
    yield Line("ORG", "", (guard.part("company", contact.company),))
    for email in emails:
        yield Line("EMAIL", "TYPE=INTERNET,WORK", (email,))
    for phone, types in phones.items():
        yield Line("TEL", f"TYPE={','.join(types)}", (phone,))
    address = _address(contact, guard)
    if any(address):
        yield Line("ADR", "TYPE=WORK", address)
    yield Line("URL", "TYPE=WORK", (guard.url(contact.website) if contact.website else "",))
    yield from handle_lines(lead.reaches)
    if categories := _categories(lead, note, guard):
        yield Line("CATEGORIES", "", categories)
    yield Line("NOTE", "", ("\n".join(_note(lead, note, lang, guard)),))
    yield Line("REV", "", (_revised(lead),))
    for purpose, fact in consent_facts(lead):
        yield Line(f"X-CONSENT-{purpose.upper()}", "", (fact,))


def _name(contact: ContactRow, guard: Guard) -> tuple[str, ...]:
    """Return N. A name nobody split stays whole, as the family name: readers show that as it is."""
    given, family = guard.part("given", contact.given), guard.part("family", contact.family)
    if not given and not family:
        family = guard.part("name", contact.name)
    return family, given, "", guard.part("salutation", contact.salutation), ""


def _note(lead: LeadDetail, note: Note, lang: str, guard: Guard) -> Iterator[str]:
    """Yield the note, and below a short one or none the handles that no other property has."""
    if said := note_text(lead, note, guard, lang):
        yield said
    if note != "full":
        yield from handles_said(without_line(lead.reaches), guard, lang)


def _address(contact: ContactRow, guard: Guard) -> tuple[str, ...]:
    street, city = guard.street(contact.address), guard.part("city", contact.city)
    country = guard.part("country", countries.name(contact.country, "en") if contact.country else "")
    return "", "", street, city, "", "", country


def _categories(lead: LeadDetail, note: Note, guard: Guard) -> tuple[str, ...]:
    """Return CATEGORIES, which tell no more than the note does.

    Ours are words of the program, whose changes are nobody's text.
    """
    ours = Guard()
    words = [guard.category("fair", lead.fair.name)]
    if note == "full" and lead.rating not in {"", Rating.NONE}:
        words.append(ours.category("rating", rating_label(lead.rating)))
    if note != "none":
        words += [guard.category("sku", each.sku) for each in lead.interests]
    if note != "full":
        words += [ours.category("consent", told) for told in consent_categories(lead.consents)]
    return tuple(word for word in dict.fromkeys(words) if word)


def _revised(lead: LeadDetail) -> str:
    """Return REV: the time of the lead's latest change, in UTC (ISO 8601)."""
    times = [lead.captured_at, *(visit.at for visit in lead.visits), *(row.at for row in lead.history)]
    if lead.changed_at:
        times.append(lead.changed_at)
    for consent in lead.consents:
        times.append(consent.withdrawn_at or consent.at)
    return max(times).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
