"""The columns of the sheet of leads: a row for each."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Final

from fairdesk.domain import countries, languages
from fairdesk.domain.labels import (
    buyer_type_label,
    captured_label,
    incomplete_label,
    purpose_label,
    rating_label,
    reach_label,
)
from fairdesk.domain.leads.consents import last_words, state
from fairdesk.domain.trade import Purpose, ReachKind
from fairdesk.exports.workbook.cells import Column, Kind
from fairdesk.exports.workbook.facts import Facts
from fairdesk.language.messages import N_, language, pgettext

_DIALLED: Final = {ReachKind.EMAIL, ReachKind.PHONE}


def consent_word(said: str) -> str:
    """Return what was said to a consent, as people read it."""
    words = {
        "granted": pgettext("consent", "given"),
        "refused": pgettext("consent", "refused"),
        "withdrawn": pgettext("consent", "withdrawn"),
    }
    return words[said]


def country_name(facts: Facts) -> str:
    """Return the country's name in the interface's language."""
    code = facts.lead.contact.country
    return countries.name(code, language()) if code else ""


def rings(facts: Facts) -> str:
    """Return the SKUs, or words, of the rings of interest, each once."""
    found = (each.sku or each.words for each in facts.lead.interests)
    return "; ".join(dict.fromkeys(filter(None, found)))


def due(facts: Facts) -> datetime | None:
    """Return when the lead is to be answered."""
    return facts.about.local(facts.lead.due_at)


def _language(field: str, facts: Facts) -> str:
    code = getattr(facts.lead.contact, field)
    return languages.name(code) if code else ""


def _buyer_type(facts: Facts) -> str:
    code = facts.lead.contact.buyer_type
    return buyer_type_label(code) if code else ""


def _other_ways(facts: Facts) -> str:
    ways = (
        f"{reach_label(reach.kind)}: {reach.value}"
        for reach in facts.lead.reaches
        if reach.kind not in _DIALLED
    )
    return "; ".join(dict.fromkeys(ways))


def _pieces(facts: Facts) -> int | None:
    wanted = [each.quantity for each in facts.lead.interests if each.quantity]
    return sum(wanted) if wanted else None


def _consent(purpose: Purpose, facts: Facts) -> str:
    return next((consent_word(state(row)) for row in last_words(facts.lead.consents)
                 if row.purpose == purpose), "")  # fmt: skip


def _wordings(facts: Facts) -> str:
    """Return the wording and the day of each consent that holds."""
    said = []
    for row in last_words(facts.lead.consents):
        at = facts.about.local(row.withdrawn_at or row.at)
        parts = (consent_word(state(row)), at.date().isoformat() if at else "", row.wording)
        said.append(f"{purpose_label(row.purpose)}: {', '.join(filter(None, parts))}")
    return "; ".join(said)


def note(facts: Facts) -> str:
    """Return what was noted of the contact and of each visit, each text once."""
    texts = (facts.lead.contact.note, *(visit.note for visit in facts.lead.visits))
    return "\n".join(text for text in dict.fromkeys(texts) if text)


def _answers(facts: Facts) -> str:
    return "\n".join(f"{row.question}: {row.said}" for row in facts.lead.answers)


def _address(facts: Facts) -> str:
    return facts.lead.contact.address


def _incomplete(facts: Facts) -> str:
    reason = facts.lead.incomplete
    return incomplete_label(reason) if reason else ""


def rating(facts: Facts) -> str:
    """Return the rating that counts, as a code."""
    return facts.lead.rating


def _of(field: str) -> partial[str]:
    return partial(Facts.contact, field=field)


def emails(facts: Facts) -> str:
    """Return the e-mail addresses that can be written to."""
    return "; ".join(facts.emails)


def phones(facts: Facts) -> str:
    """Return the numbers, in E.164 where they are known so."""
    return "; ".join(facts.phones)


LEADS: Final[tuple[Column[Facts], ...]] = (
    Column(N_("Name"), Kind.TEXT, 26, Facts.name),
    Column(N_("Company"), Kind.TEXT, 28, _of("company")),
    Column(N_("Job title"), Kind.TEXT, 18, _of("title")),
    Column(N_("Buyer type"), Kind.TEXT, 14, _buyer_type),
    Column(N_("Country"), Kind.TEXT, 21, country_name),
    Column(N_("City"), Kind.TEXT, 16, _of("city")),
    Column(N_("Rating"), Kind.RATING, 11, rating, within=True),
    Column(N_("E-mail"), Kind.TEXT, 38, emails),
    Column(N_("Phone"), Kind.TEXT, 18, phones),
    Column(N_("Other ways"), Kind.TEXT, 32, _other_ways),
    Column(N_("Language"), Kind.TEXT, 12, partial(_language, "language")),
    Column(N_("Rings"), Kind.TEXT, 24, rings),
    Column(N_("Pieces wanted"), Kind.NUMBER, 11, _pieces),
    Column(N_("may contact"), Kind.TEXT, 13, partial(_consent, Purpose.CONTACT)),
    Column(N_("news by mail"), Kind.TEXT, 13, partial(_consent, Purpose.MARKETING)),
    Column(N_("Follow up by"), Kind.MOMENT, 17, due, ours=True),
    Column(N_("Owner"), Kind.TEXT, 16, lambda facts: facts.lead.owner, within=True),
    Column(N_("Came in"), Kind.MOMENT, 17, lambda facts: facts.about.local(facts.lead.captured_at)),
    Column(N_("How"), Kind.TEXT, 14, lambda facts: captured_label(facts.lead.how)),
    Column(N_("Staff"), Kind.TEXT, 16, lambda facts: facts.lead.staff, within=True),
    Column(N_("Visits"), Kind.NUMBER, 9, lambda facts: len(facts.lead.visits) or None, within=True),
    Column(N_("Note"), Kind.NOTE, 60, note, within=True),
    Column(N_("Answers"), Kind.NOTE, 40, _answers, within=True),
    Column(N_("Incomplete"), Kind.TEXT, 16, _incomplete),
    Column(N_("Name in Latin letters"), Kind.TEXT, 22, _of("latin_name")),
    Column(N_("Name in their own script"), Kind.TEXT, 22, _of("native_name")),
    Column(N_("Salutation"), Kind.TEXT, 12, _of("salutation")),
    Column(N_("Address"), Kind.NOTE, 30, _address),
    Column(N_("Website"), Kind.TEXT, 26, _of("website")),
    Column(N_("Mail language"), Kind.TEXT, 13, partial(_language, "mail_language")),
    Column(N_("Consent"), Kind.TEXT, 40, _wordings),
    Column(N_("Id"), Kind.TEXT, 36, lambda facts: facts.lead.id),
)
"""Who, from where, how to reach them, what they want, what they agreed to, and when."""


def rating_said(code: str) -> str:
    """Return a rating as people read it; blank where it is not told."""
    return rating_label(code) if code else ""
