"""What a card says in words: the fair, the rings, the consents, the staff's notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Final, Literal
from zoneinfo import ZoneInfo

from fairdesk.domain.leads.consents import last_words, state
from fairdesk.domain.money import format_amount
from fairdesk.domain.trade import Purpose, ReachKind
from fairdesk.exports.guards import Guard
from fairdesk.exports.sizes import sizes_said
from fairdesk.language.bidi.classes import is_rtl
from fairdesk.language.formats import WIDE
from fairdesk.language.messages import N_, RIGHT, _, also
from fairdesk.language.page_words import page_count, page_word, page_words
from fairdesk.models.rows import ConsentRow, InterestRow, LeadDetail, ReachRow

Note = Literal["full", "short", "none"]
"""How much of a lead stands in its card's note."""

LRM: Final = "\u200e"
_UNPLAIN: Final = re.compile(r"[^A-Za-z0-9./-]")
_OWN_PROPERTY: Final = {ReachKind.EMAIL, ReachKind.PHONE}

_WORDS: Final = {"granted": "given", "refused": "refused", "withdrawn": "withdrawn"}
_CATEGORIES: Final = {
    ("granted", Purpose.CONTACT): N_("consent contact"),
    ("granted", Purpose.MARKETING): N_("consent marketing"),
    ("refused", Purpose.CONTACT): N_("no consent contact"),
    ("refused", Purpose.MARKETING): N_("no consent marketing"),
    ("withdrawn", Purpose.CONTACT): N_("withdrawn consent contact"),
    ("withdrawn", Purpose.MARKETING): N_("withdrawn consent marketing"),
}


def note_text(lead: LeadDetail, note: Note, guard: Guard, lang: str) -> str:
    """Return a card's note: all that was said (`full`), fair, SKUs and consents (`short`), or nothing.

    Its labels are in `lang` (fa, ar, en, de, sv); what was typed stays as it is.
    """
    if note == "none":
        return ""
    fair = guard.line("fair", lead.fair.name)
    if note == "short":
        skus = (guard.line("sku", each.sku) for each in lead.interests if each.sku)
        return _whole((fair, ", ".join(dict.fromkeys(skus)), *_consents(lead, lang)), guard)
    dates = dict.fromkeys(_day(at, lead) for at in (lead.captured_at, *(visit.at for visit in lead.visits)))
    lines = (
        ", ".join(filter(None, (fair, *dates))),
        *(_interest(each, guard, lang) for each in lead.interests),
        *_consents(lead, lang),
        *_answers(lead, guard),
        guard.lines("note", lead.contact.note),
        *_visits(lead, guard),
        *handles_said((reach for reach in lead.reaches if reach.kind not in _OWN_PROPERTY), guard, lang),
    )
    return _whole(lines, guard)


def _whole(lines: Iterable[str], guard: Guard) -> str:
    """Return the note; codes and translations pass such a guard too, whose changes are nobody's text."""
    note = "\n".join(line for line in lines if line)
    return type(guard)().lines("note", note)


def consent_categories(consents: Iterable[ConsentRow]) -> tuple[str, ...]:
    """Return the latest word on each purpose as categories, for cards whose note does not tell it."""
    return tuple(_(_CATEGORIES[state(row), Purpose(row.purpose)]) for row in last_words(consents))


def all_consent_categories(consents: Iterable[ConsentRow]) -> tuple[str, ...]:
    """Return those categories in both languages of the interface, as some card of ours may have them."""
    said = [_CATEGORIES[state(row), Purpose(row.purpose)] for row in last_words(consents)]
    return tuple(word for message in said for word in (_(message), also(message)))


def consent_facts(lead: LeadDetail) -> Iterator[tuple[Purpose, str]]:
    """Yield the latest word on each purpose for programs: `granted 2027-03-04 2026-1/sv`.

    The state (granted, refused, withdrawn), its day at the fair (ISO 8601) and the wording: letters, digits,
    blanks, `.`, `-` and `/` only, which every reader keeps as they are.
    """
    for row in last_words(lead.consents):
        wording = _UNPLAIN.sub("", row.wording)
        facts = (state(row), _day(row.withdrawn_at or row.at, lead), wording)
        yield Purpose(row.purpose), " ".join(filter(None, facts))


def _consents(lead: LeadDetail, lang: str) -> Iterator[str]:
    for row in last_words(lead.consents):
        version, _slash, language = row.wording.partition("/")
        yield page_word(
            f"note_{_WORDS[state(row)]}",
            lang,
            purpose=_named("purpose", row.purpose, lang),
            date=_ordered(_day(row.withdrawn_at or row.at, lead), lang),
            version=_ordered(version, lang),
            language=_ordered(language, lang),
        )


def _named(kind: str, code: str, lang: str) -> str:
    """Return the word for a code, the code itself where there is none."""
    word = f"{kind}_{code}" if kind else code
    return page_word(word, lang) if word in page_words() else code


def _interest(row: InterestRow, guard: Guard, lang: str) -> str:
    """Return one ring of interest: `FZ-1023 Neyshabur Sky: quote, 50 pcs, size 54 mm`."""
    ring = (guard.line("sku", row.sku), guard.line("ring", row.ring_name), guard.line("words", row.words))
    sizes = sizes_said(row, ", ", lambda words: guard.line("size", words))
    target = "" if row.target_minor is None else format_amount(row.target_minor, row.target_currency)
    said = (
        _named("", row.level, lang),
        "" if row.quantity is None else _pieces(row.quantity, lang),
        page_word("note_size", lang, size=_ordered(sizes, lang)) if sizes else "",
        page_word("note_target", lang, amount=_ordered(target, lang)) if target else "",
        guard.line("reason", _named("reason", row.reason, lang)),
        guard.line("note", row.note),
    )
    comma = "، " if lang in RIGHT else ", "
    return f"{' '.join(filter(None, ring))}: {comma.join(filter(None, said))}"


@lru_cache(maxsize=256)
def _pieces(quantity: int, lang: str) -> str:
    return page_count("pieces", quantity, lang).replace(WIDE, " ")


def _answers(lead: LeadDetail, guard: Guard) -> Iterator[str]:
    for row in lead.answers:
        question, answer = guard.line("question", row.question), guard.line("answer", row.said)
        yield f"{question.removesuffix('?')}: {answer}"


def _visits(lead: LeadDetail, guard: Guard) -> Iterator[str]:
    for visit in lead.visits:
        if visit.note and visit.note != lead.contact.note:
            note = guard.lines("note", visit.note)
            yield f"{_day(visit.at, lead)}: {note}" if len(lead.visits) > 1 and note else note


def handles_said(reaches: Iterable[ReachRow], guard: Guard, lang: str) -> Iterator[str]:
    """Yield a line for each of some ways to reach them: `Eitaa: @provring`, the label in `lang`."""
    for reach in reaches:
        if value := guard.line(reach.kind, reach.value):
            yield f"{_named('reach', reach.kind, lang)}: {_ordered(value, lang)}"


def _ordered(text: str, lang: str) -> str:
    """Return what is read from the left so that it stays so among words from the right (UAX 9).

    LRM (U+200E) on both sides: every program knows it, and draws nothing.
    """
    return f"{LRM}{text}{LRM}" if text and lang in RIGHT and not is_rtl(text) else text


def _day(at: datetime, lead: LeadDetail) -> str:
    """Return the day (ISO 8601) on which a time fell at the fair."""
    return at.astimezone(_zone(lead)).date().isoformat()


def _zone(lead: LeadDetail) -> tzinfo:
    try:
        return ZoneInfo(lead.fair.time_zone)
    except (ValueError, OSError, KeyError):  # no such zone: the laptop's offset of that hour stands in
        return timezone(timedelta(minutes=lead.captured_offset_minutes))
