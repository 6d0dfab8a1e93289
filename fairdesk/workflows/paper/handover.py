"""The page that a maker reads on a phone: its leads, how to reach them, which of its rings, when to write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from fairdesk.domain import countries
from fairdesk.domain.money import EXPONENTS, format_amount
from fairdesk.domain.trade import ReachKind
from fairdesk.exports.guards import Guard
from fairdesk.exports.sizes import size_said
from fairdesk.language.bidi.classes import first_strong
from fairdesk.language.bidi.isolate import isolated, ltr
from fairdesk.language.dates import solar_weekday
from fairdesk.language.digits import ascii_digits, persian
from fairdesk.language.formats import date_said, days_said, language_said, number_said, price_said
from fairdesk.language.page_words import page_count, page_word, page_words
from fairdesk.models.rows import InterestRow, LeadDetail, ReachRow
from fairdesk.printing.document import one_part
from fairdesk.printing.letters import missing_letters
from fairdesk.printing.typeset import Work
from fairdesk.stand import Stand
from fairdesk.storage.pages import catalogue
from fairdesk.workflows.pages import shots
from fairdesk.workflows.pages.whose import place_of, shortened
from fairdesk.workflows.paper.marks import page_marks
from fairdesk.workflows.paper.paper import Paper, strings

LANG: Final = "fa"
MOST_LETTERS: Final = 600
"""Letters of a note that are printed."""

_DIALLED: Final = frozenset({ReachKind.PHONE, ReachKind.WHATSAPP})


@dataclass(frozen=True, slots=True)
class Handed:
    """A lead as a maker may see it, with when to write (in Iran's time)."""

    lead: LeadDetail
    at: datetime


def handover_paper(stand: Stand, maker: str, handed: Sequence[Handed]) -> Paper:
    """Return the pages for a maker (its name); `handed` are its leads alone, in the order of writing."""
    pictures = _pictures(stand, handed)
    data = {**_frame(stand, maker, len(handed)), "leads": [_lead(one, pictures) for one in handed]}
    files = {f"{name}.jpg": jpeg for name, jpeg in shots.shots(stand, pictures.values(), shots.STAMP).items()}
    for lead in data["leads"]:
        for ring in lead["rings"]:
            ring["picture"] = ring["picture"] if ring["picture"] in files else ""
    document = one_part(
        "handover", Work("handover.typ", data, files), codes=0, texts=list(strings(data)), colour=True
    )
    return Paper(document, LANG)


def when_said(at: datetime) -> str:
    """Return a time in Iran as `شنبه ۷ آذر، ساعت ۹:۱۵`."""
    clock = persian(f"{at.hour}:{at.minute:02}")
    return page_word("handover_when", LANG, day=solar_weekday(at.date()), time=clock)


def fair_said(stand: Stand, lang: str) -> str:
    """Return which fair it was, where and when."""
    fair = stand.the_fair
    where = (isolated(fair.name), place_of(stand, lang), days_said(fair.starts, fair.ends, lang))
    return "  ·  ".join(filter(None, where))


def _frame(stand: Stand, maker: str, count: int) -> dict[str, Any]:
    fair = stand.the_fair
    made = date_said(stand.local(stand.now()).date(), LANG)
    counted = page_count("handover_count", count, LANG)
    words = {name: page_word(f"handover_{name}", LANG) for name in ("title", "own", "page")}
    ask = page_word("handover_ask", LANG, contact=ltr(fair.controller_contact))
    return {
        "language": LANG,
        "title": words["title"],
        "author": fair.controller or "fairdesk",
        "maker": page_word("handover_for", LANG, maker=isolated(maker)),
        "fair": fair_said(stand, LANG),
        "count": f"{counted}  ·  {page_word('handover_made', LANG, day=made)}",
        "foot": f"{isolated(maker)}  ·  {isolated(fair.name)}",
        "practice": page_marks(stand, LANG).practice,
        "words": words,
        "last": [
            page_word("handover_no_ads", LANG),
            page_word("handover_withdrawn", LANG),
            *([ask] if fair.controller_contact else []),
        ],
    }


def _pictures(stand: Stand, handed: Sequence[Handed]) -> Mapping[str, str]:
    """Return the picture of each ring that is named, by the ring's id."""
    ids = dict.fromkeys(interest.ring_id for one in handed for interest in one.lead.interests)
    return {ring.id: ring.picture for ring in catalogue.rings(stand.database, ids=list(ids)) if ring.picture}


def _lead(handed: Handed, pictures: Mapping[str, str]) -> dict[str, Any]:
    lead, contact = handed.lead, handed.lead.contact
    guard = Guard()
    name = guard.line("name", contact.name) or guard.line("company", contact.company)
    others = dict.fromkeys((contact.latin_name, contact.native_name))
    if missing_letters([name]):
        name = next((one for one in others if one and not missing_letters([one])), name)
    company = guard.line("company", contact.company)
    country = countries.name(contact.country, LANG) if contact.country else ""
    place = (isolated(guard.line("city", contact.city)), country)
    spoken = contact.mail_language or contact.language
    work = (guard.line("title", contact.title), company if company != name else "")
    lines = [page_word("handover_language", LANG, language=language_said(spoken, LANG))] if spoken else []
    return {
        "name": name or page_word("handover_nobody", LANG),
        "other": " / ".join(isolated(one) for one in others if one and one != name),
        "due": page_word("handover_write_by", LANG, when=when_said(handed.at)),
        "place": "، ".join(filter(None, place)),
        "work": "  ·  ".join([*map(isolated, filter(None, work)), *lines]),
        "ways": list(_ways(lead.reaches, contact.website, guard)),
        "address": isolated(guard.street(contact.address).replace("\n", ", ")),
        "rings": [_ring(one, pictures) for one in lead.interests],
        "notes": list(_notes(lead)),
    }


def _ways(reaches: Sequence[ReachRow], website: str, guard: Guard) -> Iterator[dict[str, Any]]:
    """Yield each way to reach somebody; what a phone can open is a link."""
    for reach in reaches:
        label, value, link = _named("reach_", reach.kind), guard.line(reach.kind, reach.value), ""
        if reach.kind == ReachKind.EMAIL:
            label, value = page_word("email", LANG), guard.email(reach.value, reach.key)
            link = f"mailto:{value}" if value.isascii() and value else ""
        elif reach.kind == ReachKind.PHONE:
            label, value = page_word("handover_phone", LANG), guard.phone(reach.value, reach.key)
        if reach.kind in _DIALLED and reach.key.startswith("+"):
            value, link = guard.phone(reach.value, reach.key), f"tel:{reach.key}"
        if value:
            yield {"label": label, "value": value, "link": link}
    address = guard.url(website) if website else ""
    if address:
        shown = shortened(address.split("://", 1)[1].rstrip("/"), 60)
        yield {"label": page_word("website", LANG), "value": shown, "link": address}


def _named(kind: str, code: str) -> str:
    """Return the word for a code, the code itself where there is none."""
    return page_word(f"{kind}{code}", LANG) if f"{kind}{code}" in page_words() else code


def _ring(interest: InterestRow, pictures: Mapping[str, str]) -> dict[str, Any]:
    name = interest.ring_name or interest.sku
    picture = pictures.get(interest.ring_id, "")
    return {
        "name": shortened(name, 80),
        "name_language": LANG if first_strong(name) == "R" else "en",
        "sku": interest.sku,
        "picture": f"{picture}.jpg" if picture else "",
        "code": interest.level,
        "level": _named("", interest.level),
        "facts": list(_facts(interest)),
        "note": "  ".join(isolated(text) for text in (interest.words, interest.note) if text),
    }


def _facts(interest: InterestRow) -> Iterator[str]:
    """Yield how many, which sizes, at which price, and what decides."""
    if interest.quantity:
        yield page_count("pieces", interest.quantity, LANG)
    sizes = [size for size in (_size(*one) for one in interest.sizes) if size]
    if sizes:
        yield page_word("note_size", LANG, size="، ".join(sizes))
    if interest.target_minor is not None:
        yield page_word("note_target", LANG, amount=_amount(interest.target_minor, interest.target_currency))
    if interest.reason:
        yield page_word("handover_reason", LANG, reason=_named("reason_", interest.reason))


def _amount(minor: int, currency: str) -> str:
    """Return a price as Persian writes it; one in a currency that is none as it is kept."""
    if currency in EXPONENTS:
        return price_said(minor, currency, EXPONENTS[currency], LANG)
    return ltr(format_amount(minor, currency))


def _size(mm: float | None, quantity: int | None, words: str) -> str:
    measured = "" if mm is None else page_word("millimetres", LANG, number=number_said(mm, LANG))
    repeated = mm is not None and ascii_digits(words).startswith(f"{mm:g}")
    many = "" if quantity is None else number_said(quantity, LANG)
    return size_said(measured, "" if repeated else ltr(words), many)


def _notes(lead: LeadDetail) -> Iterator[str]:
    """Yield the notes on a lead, where they were not taken out."""
    notes = dict.fromkeys((lead.contact.note, *(visit.note for visit in lead.visits)))
    for note in filter(None, notes):
        yield f"{page_word('note', LANG)}: {isolated(shortened(note, MOST_LETTERS))}"
