"""A contact of a file as it may be kept: each field checked, what does not fit kept in the note."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from fairdesk.domain import languages
from fairdesk.domain.clean import TEXT_LIMIT, clean_line, clean_text, short
from fairdesk.domain.draft import Draft
from fairdesk.domain.folding import fold
from fairdesk.domain.labels import both_names, field_label, reach_label
from fairdesk.domain.leads.duplicates import company_key, name_key
from fairdesk.domain.leads.person_name import put_together
from fairdesk.domain.reach import reach_key
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import Purpose, Rating, ReachKind
from fairdesk.imports.contacts.arriving import (
    ASIDE,
    Arriving,
    ArrivingConsent,
    ArrivingInterest,
    ArrivingReach,
)
from fairdesk.imports.contacts.handles import kind_of
from fairdesk.language.messages import N_, _
from fairdesk.models.lead_draft import Faults, LeadDraft, completeness
from fairdesk.workflows.contacts.arrivals.identity import contact_id, other_id
from fairdesk.workflows.contacts.arrivals.keys import matching
from fairdesk.workflows.contacts.arrivals.note_lines import ANY_LENGTH, NoteLine, cut, labelled
from fairdesk.workflows.contacts.arrivals.prepared import Prepared, Reached, Wish
from fairdesk.workflows.contacts.arrivals.wishes import checked, told
from fairdesk.workflows.leads.rows_of import CONTACT_FIELDS

_FORM: Final = (*CONTACT_FIELDS, "owner")
_STATES: Final = frozenset({"granted", "refused", "withdrawn"})
_PURPOSES: Final = frozenset(purpose.value for purpose in Purpose)
_RATINGS: Final = frozenset(rating.value for rating in Rating)
_CHOSEN: Final = (Rating.HOT, Rating.WARM, Rating.COLD)
_LABEL_LENGTH: Final = 20
_NOTES: Final = ("visit_notes", "answers")
_LACKING: Final[Mapping[str, str]] = {
    "name": N_("Not taken in: it has neither a name nor a company."),
    "email": N_("Not taken in: it has no way to reach them."),
}


def prepare(arriving: Arriving, country: str = "") -> Prepared:
    """Return a contact of a file as it may be kept. Whatever stands in its fields, nothing is raised.

    `country` (ISO 3166 alpha-2) is where a number without country code is from, if the contact names none.
    """
    return _Preparing(arriving, country).done()


@dataclass
class _Preparing:
    """One contact being checked: what is doubtful of it, and what goes into the note instead."""

    arriving: Arriving
    country: str = ""
    doubts: list[Refusal] = field(default_factory=list)
    aside: list[NoteLine] = field(default_factory=list)

    def done(self) -> Prepared:
        """Check all of it."""
        given = self.arriving
        self.doubts += given.doubts
        fields = {**given.about, **given.fields}
        form = self.form({name: text for name in _FORM if (text := fields.get(name, "").strip())})
        values = {name: value for name in CONTACT_FIELDS if (value := getattr(form, name))}
        values = {**_named(values), **self.others()}
        reaches = self.reaches(values.get("country") or self.country)
        named = bool(values.get("name") or values.get("company"))
        kinds = [one.kind for one in reaches]
        incomplete, lacking = completeness(kinds, named=named, address="address" in values)
        return Prepared(
            place=given.place,
            shown=values.get("name") or values.get("company") or next((one.value for one in reaches), ""),
            contact_id=contact_id(given.uid, values, self.given_reaches()),
            other_id=other_id(given.uid, values, self.given_reaches()),
            has_uid=bool(given.uid.strip()),
            values=values,
            reaches=reaches,
            rating=self.rating(given.rating) or next(filter(None, map(_rating_of, given.categories)), ""),
            owner=form.owner,
            incomplete=incomplete,
            wishes=tuple(wish for one in given.interests if (wish := self.wish(one)) is not None),
            consents=tuple(one for one in given.consents if self.is_consent(one)),
            note=self.note(),
            fault=self.lacking(lacking),
            doubts=tuple(self.doubts),
            keys=matching((one.kind, one.key) for one in reaches),
            name_key=name_key(values.get("name", "")),
            company_key=company_key(values.get("company", "")),
            firm_as_name="" if values.get("name") else name_key(values.get("company", "")),
        )

    def form(self, typed: dict[str, str]) -> LeadDraft:
        """Return the fields as the Desk checks them; what does not fit is put aside."""
        while True:
            try:
                return LeadDraft.check(Draft(typed=typed), reach_needed=False)
            except Faults as faults:
                for fault in faults.refusals:
                    self.put_aside(fault, field_label(fault.field), typed.pop(fault.field))

    def others(self) -> dict[str, str]:
        """Return the fields that no form of the Desk has; what is no field at all is put aside."""
        kept = {}
        for name, text in self.arriving.fields.items():
            if name in _FORM or name == "note" or not text.strip():
                continue
            try:
                if name == "mail_language":
                    kept[name] = languages.code_of(text, name)
                elif name == "vat_id":
                    kept[name] = clean_line(text, name)
                else:
                    self.aside.append(labelled(field_label(name), text))
            except Refusal as fault:
                self.put_aside(fault, field_label(name), text)
        return {name: value for name, value in kept.items() if value}

    def reaches(self, country: str) -> tuple[Reached, ...]:
        """Return the ways to reach them, each once; `country` is where a number without its code is from."""
        found: dict[tuple[str, str], Reached] = {}
        for given in self.given_reaches():
            try:
                kind = ReachKind(given.kind)
                value = clean_line(given.value, given.kind)
                key = reach_key(kind, value, country) if value else ""
            except (ValueError, Refusal) as fault:
                why = fault if isinstance(fault, Refusal) else _unknown(given.value)
                self.put_aside(why, reach_label(given.kind), given.value)
                continue
            if key:
                label = given.label.strip().casefold()[:_LABEL_LENGTH]
                found.setdefault((kind.value, key), Reached(kind.value, value, key, label))
        return tuple(found.values())

    def given_reaches(self) -> list[ArrivingReach]:
        """Return the ways to reach them that the file gives, or else those that its note names."""
        told = [one for one in self.arriving.reaches if one.value.strip()]
        if told:
            return told
        lines = (line.partition(":") for line in self.arriving.note.split("\n"))
        named = ((kind_of(label.strip()), value.strip()) for label, _colon, value in lines)
        return [ArrivingReach(kind, value) for kind, value in named if kind and value]

    def rating(self, text: str) -> str:
        """Return the rating that was chosen, empty for none."""
        code = text.strip().casefold()
        if code in _RATINGS:
            return "" if code == Rating.NONE else code
        if code:
            self.put_aside(_unknown(text), field_label("rating"), text)
        return ""

    def wish(self, given: ArrivingInterest) -> Wish | None:
        """Return one interest, None when it is empty or put aside."""
        try:
            return checked(given)
        except Refusal as fault:
            self.put_aside(fault, field_label("ring"), told(given))
            return None

    def is_consent(self, given: ArrivingConsent) -> bool:
        """Tell whether a consent says something that fairdesk knows."""
        if given.purpose in _PURPOSES and given.state in _STATES:
            return True
        self.doubts.append(
            Refusal(
                N_("{value} is no consent that is known here."),
                hint=N_("It was left out: no consent is made up."),
                value=short(f"{given.purpose} {given.state}"),
            )
        )
        return False

    def note(self) -> tuple[NoteLine, ...]:
        """Return the lines of the note, what was put aside first; what is too much is cut, and told."""
        given = self.arriving
        texts = (given.note, given.fields.get("note", ""), *map(given.about.get, _NOTES))
        cleaned = dict.fromkeys(clean_text(text or "", "note", ANY_LENGTH) for text in texts)
        lines = [NoteLine(line) for text in cleaned if text for line in text.split("\n")]
        words = (clean_line(one, "", ANY_LENGTH) for one in given.categories)
        tags = [labelled(_("Category"), word) for word in words if word and not _rating_of(word)]
        kept, length = cut([*self.aside, *tags, *lines])
        if length > TEXT_LIMIT:
            self.doubts.append(
                Refusal(
                    N_("{label} is too long: {length} characters, and {limit} fit."),
                    hint=N_("What is beyond was left out."),
                    label=field_label("note"),
                    length=length,
                    limit=TEXT_LIMIT,
                )
            )
        return kept

    def lacking(self, what: str) -> Refusal | None:
        """Return why it cannot be kept, None when it can."""
        if self.arriving.is_empty and self.doubts:
            return self.doubts.pop(0)
        hint = N_("Mend it in the file and import that again, or register them at the Desk.")
        return Refusal(_LACKING[what], hint=hint, field=what) if what else None

    def put_aside(self, fault: Refusal, label: str, text: str) -> None:
        """Take what does not fit for the note, and tell why."""
        self.doubts.append(fault.told(field=ASIDE))
        self.aside.append(labelled(label, text))


def _named(values: Mapping[str, str]) -> dict[str, str]:
    """Return values with a name, where any is told; a company that stands for a name is none.

    A name that nobody split is its own family name in many files.
    """
    told = dict(values)
    whole = put_together(told.get("given", ""), told.get("family", ""))
    others: Iterable[str] = (whole, told.get("native_name", ""), told.get("latin_name", ""))
    name = told.get("name") or next(filter(None, others), "")
    if fold(told.get("family", "")) == fold(name) and not told.get("given"):
        told.pop("family", None)
    if fold(name) == fold(told.get("company", "")) and not {"given", "family"} & told.keys():
        name = ""
    return {**({"name": name} if name else {}), **{key: text for key, text in told.items() if key != "name"}}


def _rating_of(category: str) -> str:
    """Return the rating that a category means, as our own cards write it; empty for another one."""
    word = category.strip().casefold()
    return next((one.value for one in _CHOSEN if word in map(str.casefold, both_names(one))), "")


def _unknown(text: str) -> Refusal:
    return Refusal(N_("{value} is not known here."), value=short(text))
