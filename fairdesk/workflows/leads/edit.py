"""Change a lead: its form opens as it was kept, and what was changed is written with its history."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from fairdesk.domain import countries, languages
from fairdesk.domain.draft import Draft, Pick, rebased
from fairdesk.domain.trade import Captured, ReachKind
from fairdesk.language.messages import language
from fairdesk.models.interest_draft import size_typed
from fairdesk.models.lead_draft import HANDLES, LeadDraft
from fairdesk.models.rows import InterestRow, LeadDetail, ReachRow
from fairdesk.stand import Stand
from fairdesk.storage import leads
from fairdesk.storage.people import find
from fairdesk.storage.people.given import given
from fairdesk.storage.write import Write, writing
from fairdesk.workflows.fair import questions
from fairdesk.workflows.leads import answers, cards, rows_of
from fairdesk.workflows.leads.browse import only_open, show
from fairdesk.workflows.leads.register import Registered

FORM_REACHES = {
    ReachKind.EMAIL.value: "email",
    ReachKind.PHONE.value: "phone",
    ReachKind.BADGE.value: "badge",
    ReachKind.PAPER_SLIP.value: "paper_no",
}


def draft_of(stand: Stand, lead_id: str) -> Draft:
    """Return the form of a lead as it was kept. Raises `Refusal` when there is no such lead."""
    draft = _form_of(only_open(show(stand, lead_id)), {one.code for one in questions.listed(stand)})
    return replace(draft, base=draft.as_json())


def _form_of(lead: LeadDetail, asked: Collection[str]) -> Draft:
    """Return the form that a lead fills, with its answers to the questions that are asked."""
    contact = lead.contact
    typed = {name: str(getattr(contact, name)) for name in rows_of.CONTACT_FIELDS if getattr(contact, name)}
    if contact.country:
        typed["country"] = countries.name(contact.country, language())
    if contact.language:
        typed["language"] = languages.name(contact.language)
    typed |= _reaches_as_typed(lead.reaches)
    if lead.owner:
        typed["owner"] = lead.owner
    if lead.visits and lead.visits[-1].note:
        typed["note"] = lead.visits[-1].note
    return Draft(
        lead_id=lead.id,
        contact_id=contact.id,
        typed=typed,
        picks=[
            Pick(
                kept.id,
                kept.ring_id,
                kept.sku,
                kept.words,
                kept.level,
                _quantity(kept),
                ", ".join(size_typed(*size) for size in kept.sizes),
                kept.note,
                kept.reason,
            )
            for kept in lead.interests
        ],
        rating=lead.rating_chosen,
        consents={row.purpose: True for row in lead.consents if row.granted and row.withdrawn_at is None},
        edit_of=lead.id,
        has_card=bool(lead.cards),
        answers={answer.code: answer.value for answer in lead.answers if answer.code in asked},
    )


def save(stand: Stand, draft: Draft) -> Registered:
    """Keep what was changed in the form of a lead; the note is that of the last visit.

    What others changed since it was opened, and this form did not, stays as they left it. Raises `Faults`
    for a form that cannot be kept, `Refusal` when the lead is gone or the disk is full.
    """
    lead_id = only_open(show(stand, draft.edit_of)).id
    shots = cards.waiting(stand, draft)
    asked = {one.code for one in questions.listed(stand)}
    with writing(stand.database, stand.who, "edit") as write:
        lead = leads.detail(write, lead_id)
        kept = _form_of(lead, asked)
        if draft.base:
            draft = rebased(draft, Draft.from_json(draft.base), kept)
        form = LeadDraft.check(draft)
        fresh = {code: text for code, text in draft.answers.items() if text != kept.answers.get(code)}
        answered = answers.checked(stand, replace(draft, answers=fresh))
        change = _Change(write, lead, form, draft, stand.who.staff)
        change.contact()
        change.reaches()
        change.interests()
        tell = given(write, find.same(write, lead.contact.id)) if change.consents() else ()
        cards.keep(write, shots, lead.contact.id)
        answers.keep(write, answered, lead.id, cleared=True)
        now = leads.detail(write, lead.id)
    return Registered(
        lead.id,
        lead.contact.id,
        "saved",
        now.contact.name or now.contact.company,
        len(now.interests),
        len(now.visits),
        None,
        stand.now(),
        tell=tuple(dict.fromkeys(row.recipient for row in tell)),
    )


@dataclass
class _Change:
    """One change in progress."""

    write: Write
    lead: LeadDetail
    form: LeadDraft
    draft: Draft
    staff: str

    def contact(self) -> None:
        """Write the fields of the contact, the lead and the last visit."""
        self.write.change("contact", self.lead.contact.id, rows_of.contact_values(self.form))
        values: dict[str, object] = {"rating": self.form.rating, "owner": self.form.owner}
        values["incomplete"] = self.form.incomplete
        self.write.change("lead", self.lead.id, values)
        if self.lead.visits:
            self.write.change("visit", self.lead.visits[-1].id, {"note": self.form.note})

    def reaches(self) -> None:
        """Write the reaches of the form and drop those that are no longer in it."""
        wanted = rows_of.reaches(self.form, self.lead.contact.id)
        before = {reach.id: reach.verified for reach in self.lead.reaches}
        self.write.put("reach", [{**row, "verified": before.get(str(row["id"]), True)} for row in wanted])
        ids = {row["id"] for row in wanted}
        for reach in self.lead.reaches:
            if reach.id not in ids:
                self.write.change("reach", reach.id, {"deleted": True})

    def interests(self) -> None:
        """Write the interests of the form and drop those that are no longer in it."""
        known = {kept.id: kept for kept in self.lead.interests}
        rows = rows_of.interests(
            self.form.interests, self.lead.id, Captured.DESK.value, self.write.at, self.staff
        )
        self.write.put("interest", [row for row in rows if row["id"] not in known])
        own = ("ring_id", "words", "level", "quantity", "sizes", "note", "reason")
        for row in rows:
            if row["id"] in known:
                values = {name: row[name] for name in own}
                values |= rows_of.sample_of(str(row["level"]), known[str(row["id"])].sample_state, self.write)
                self.write.change("interest", str(row["id"]), values)
        for gone in known.keys() - {row["id"] for row in rows}:
            self.write.change("interest", gone, {"deleted": True})

    def consents(self) -> bool:
        """Write consents newly given and note those taken back; tell whether there is one of these."""
        standing = frozenset(
            kept.purpose for kept in self.lead.consents if kept.granted and kept.withdrawn_at is None
        )
        fresh = rows_of.consents(
            self.form, self.draft, self.lead.contact.id, standing, self.write.at, self.staff
        )
        rows_of.agree(self.write, self.lead.contact.id, self.draft, self.form, fresh)
        gone = [
            kept.id
            for kept in self.lead.consents
            if kept.purpose in standing and not self.form.consents.get(kept.purpose)
        ]
        for kept_id in gone:
            self.write.change("consent", kept_id, {"withdrawn_at": self.write.at})
        return bool(gone)


def _quantity(kept: InterestRow) -> str:
    """Return a quantity as typed; one that its sizes add up to follows them and is left open."""
    counted = sum(count or 0 for _mm, count, _words in kept.sizes)
    return "" if kept.quantity is None or kept.quantity == counted else str(kept.quantity)


def _reaches_as_typed(reaches: tuple[ReachRow, ...]) -> dict[str, str]:
    """Return reaches as a form shows them: the first of each own field, all others as handles."""
    typed: dict[str, str] = {}
    others = []
    for reach in reaches:
        field = FORM_REACHES.get(reach.kind)
        if field and field not in typed:
            typed[field] = reach.value
        else:
            others.append(f"{reach.kind}:{reach.value}")
    return {**typed, **({HANDLES: "\n".join(others)} if others else {})}
