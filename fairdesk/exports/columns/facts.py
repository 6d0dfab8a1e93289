"""What is known of one lead, laid out for the columns of a CSV file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from fairdesk.domain.labels import field_label, reach_label
from fairdesk.domain.leads.consents import last_words
from fairdesk.domain.leads.person_name import put_together, words
from fairdesk.domain.trade import Purpose, ReachKind
from fairdesk.exports import reaches
from fairdesk.exports.columns.cells import CellGuard
from fairdesk.exports.columns.profiles import Profile
from fairdesk.exports.notes import note_text
from fairdesk.language.messages import language
from fairdesk.models.rows import ConsentRow, InterestRow, LeadDetail

PLACES: Final = ("work", "work 2", "mobile", "home", "fax", "other", "any 1", "any 2", "any 3", "any 4")
"""Where a number can stand; `any` takes every kind."""

_ANY: Final = PLACES[-4:]
_PLACES: Final = {
    "mobile": ("mobile", "other", *_ANY),
    "work": ("work", "work 2", "other", *_ANY),
    "home": ("home", "other", "work", *_ANY),
    "fax": ("fax", *_ANY),
}
_LABELS: Final = {"mobile": "Mobile", "work": "Work", "home": "Home", "fax": "Work Fax"}


@dataclass(frozen=True, slots=True)
class Facts:
    """One lead, or one interest of it, for a row; `phones` and `labels` are by place.

    `columns` are what the profile has columns for.
    """

    lead: LeadDetail
    guard: CellGuard
    emails: tuple[str, ...]
    phones: Mapping[str, str]
    labels: Mapping[str, str]
    more_emails: tuple[str, ...]
    more_phones: tuple[str, ...]
    columns: frozenset[str] = frozenset()
    interest: InterestRow | None = None

    def line(self, field: str, text: str) -> str:
        """Return one line of a text, without what no file can hold."""
        return self.guard.line(field, text)

    def contact(self, field: str) -> str:
        """Return one line of the contact's fields."""
        return self.line(field, getattr(self.lead.contact, field))

    def name(self) -> str:
        """Return the person's name as written, else put together; empty when nobody is named."""
        return reaches.person_name(self.lead.contact, self.guard)

    def shown_name(self) -> str:
        """Return a name that is never empty."""
        return reaches.shown_name(self.lead, (*self.emails, *self.phones.values()), self.guard)

    def consent(self, purpose: Purpose) -> ConsentRow | None:
        """Return the latest word on a purpose, None when nobody asked."""
        return next((row for row in last_words(self.lead.consents) if row.purpose == purpose), None)

    def may_have_news(self) -> bool:
        """Say whether there is a consent to marketing that was not withdrawn."""
        row = self.consent(Purpose.MARKETING)
        return row is not None and row.granted and row.withdrawn_at is None

    def note(self) -> str:
        """Return all that was said, with the names, addresses and numbers that found no column."""
        more = [f"{field_label(field)}: {text}" for field, text in self._more_names()]
        more += [f"{reach_label(ReachKind.EMAIL)}: {email}" for email in self.more_emails]
        more += [f"{reach_label(ReachKind.PHONE)}: {phone}" for phone in self.more_phones]
        return "\n".join(filter(None, (note_text(self.lead, "full", self.guard, language()), *more)))

    def _more_names(self) -> Iterator[tuple[str, str]]:
        """Yield the fields of the name that have no column here, or words that the whole name has not."""
        name = self.name()
        parts = {field: self.contact(field) for field in ("given", "family")}
        if words(put_together(*parts.values())) != words(name):
            yield from (pair for pair in parts.items() if not set(words(pair[1])) <= set(words(name)))
        others = () if "other scripts" in self.columns else ("latin_name", "native_name")
        for field in (*others, *(() if "salutation" in self.columns else ("salutation",))):
            text = self.contact(field)
            if text and text != name:
                yield field, text


def facts_of(lead: LeadDetail, profile: Profile, guard: CellGuard) -> Facts:
    """Return what a profile's columns need of a lead."""
    emails = reaches.emails(lead.reaches, guard)
    phones: dict[str, str] = {}
    labels: dict[str, str] = {}
    more: list[str] = []
    for number, types in reaches.phones(lead.reaches, guard).items():
        kind = _kind(types)
        free = (place for place in _PLACES[kind] if place in profile.phones and place not in phones)
        place = next(free, "")
        if place:
            phones[place], labels[place] = number, _LABELS[kind]
        else:
            more.append(number)
    columns = frozenset(name for _heading, name in profile.columns)
    most = profile.emails
    return Facts(lead, guard, emails[:most], phones, labels, emails[most:], tuple(more), columns)


def _kind(types: list[str]) -> str:
    if "FAX" in types:
        return "fax"
    if "CELL" in types:
        return "mobile"
    return "home" if "HOME" in types else "work"
