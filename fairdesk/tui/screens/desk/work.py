"""What the Desk asks of the workflows: every method runs in a thread and returns frozen rows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from fairdesk.domain import countries, languages
from fairdesk.domain.clean import initials
from fairdesk.domain.draft import Draft
from fairdesk.domain.folding import fold
from fairdesk.domain.keyboard import either_way
from fairdesk.domain.labels import buyer_type_label
from fairdesk.domain.questions import Question
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.slips import Slip
from fairdesk.domain.trade import BuyerType, Purpose
from fairdesk.language.messages import _, comma_list
from fairdesk.models.day_rows import Today
from fairdesk.models.known_rows import Known
from fairdesk.models.rows import LeadRow
from fairdesk.pictures.blocks import Cells, half_blocks
from fairdesk.stand import Stand
from fairdesk.tui import when
from fairdesk.tui.screens.desk import saving
from fairdesk.tui.screens.desk.ring_rows import card_of, hit_of
from fairdesk.tui.screens.desk.rows import (
    LETTERS,
    Answered,
    Guessed,
    Person,
    RingCard,
    RingHit,
    Saved,
    Wording,
)
from fairdesk.workflows.fair import consent, questions, staff
from fairdesk.workflows.fair.remember import remember
from fairdesk.workflows.leads import browse, cards, check, drafts, edit, inbox, known, undo
from fairdesk.workflows.leads.shown import Shown, shown
from fairdesk.workflows.leads.undo import Pending
from fairdesk.workflows.rings import browse as rings


class DeskWork:
    """The Desk's side of the stand."""

    def __init__(self, stand: Stand) -> None:
        self.stand = stand

    @property
    def _language(self) -> str:
        return self.stand.settings.language

    # -- finding -----------------------------------------------------------------------------------

    def countries(self, text: str) -> list[Guessed]:
        """Return countries that begin so, those of this fair's visitors first, with their calling codes."""
        first = browse.usual_countries(self.stand)
        found = either_way(lambda words: countries.find(words, 8, first, self._language), text)
        return [Guessed(country.code, country.name, country.code) for country in found]

    def languages(self, text: str) -> list[Guessed]:
        """Return languages that begin so, by their own names."""
        found = either_way(lambda words: languages.find(words, 8), text)
        return [Guessed(language.code, language.name, language.code) for language in found]

    def roles(self, text: str) -> Sequence[Guessed]:
        """Return the types of buyer that begin so, or the one whose digit was typed."""
        return either_way(self._roles, text)

    def _roles(self, text: str) -> list[Guessed]:
        wanted = fold(text)
        found = []
        for number, code in enumerate(BuyerType, start=1):
            label = buyer_type_label(code)
            if fold(label).startswith(wanted) or wanted == str(number):
                found.append(Guessed(code.value, label, str(number)))
        return found

    def rings(self, text: str, limit: int = 8) -> list[RingHit]:
        """Return rings by SKU, name in any language, stone or maker; an exact SKU first."""
        found = [hit_of(row, self._language) for row in rings.find(self.stand, text, limit)]
        wanted = fold(text)
        return sorted(found, key=lambda hit: fold(hit.sku) != wanted)

    def ring(self, ring_id: str) -> RingHit | None:
        """Return a ring by its id, None when it is not in the catalogue any more."""
        try:
            return hit_of(rings.show(self.stand, ring_id).row, self._language)
        except Refusal:
            return None

    def ring_card(self, ring_id: str, width: int, height: int, ground: str) -> RingCard:
        """Return a ring's facts for the side, with its picture in `width` x `height` cells."""
        return card_of(rings.show(self.stand, ring_id), self._language, (width, height), ground)

    def who_is(self, typed: dict[str, str]) -> list[Person]:
        """Return leads that may be the visitor whose data is typed so far."""
        today = self.stand.local(self.stand.now()).date()
        people = []
        for lead in known.who_is(self.stand, typed):
            at = self.stand.local(lead.last_visit_at)
            people.append(
                Person(
                    lead.lead_id,
                    lead.name or lead.company,
                    ", ".join(part for part in (lead.company if lead.name else "", lead.city) if part),
                    LETTERS.get(lead.rating, ""),
                    at,
                    at.date() == today,
                    lead.staff,
                    _why(lead),
                )
            )
        return people

    def check(self, field: str, value: str, country: str) -> str:
        """Return what is wrong with a field as one sentence, empty when nothing is."""
        return check.check_field(self.stand, field, value, country)

    # -- the saved ---------------------------------------------------------------------------------

    def today(self) -> Today:
        """Return the day's figures."""
        return browse.today(self.stand)

    def recent(self, limit: int) -> list[Saved]:
        """Return the leads saved last, newest first."""
        if self.stand.fair is None:
            return []
        return [self._saved(row) for row in browse.recent(self.stand, limit)]

    def _saved(self, row: LeadRow) -> Saved:
        return Saved.of(self.stand.local(row.captured_at), row.rating, row.name or row.company)

    def slip(self, slip: Slip) -> tuple[str, str]:
        """Return a slip's number as it is kept, and the initials and time of the lead that has it, if any.

        Raises `Refusal` for a slip of another fair.
        """
        number = check.slip_here(self.stand, slip)
        lead = known.of_slip(self.stand, slip.number)
        if lead is None:
            return number, ""
        at = when.long(self.stand.local(lead.captured_at), self.stand.local(self.stand.now()))
        return number, comma_list((initials(lead.name), at))

    # -- writing -----------------------------------------------------------------------------------

    def save(self, draft: Draft) -> Answered:
        """Save a draft as a lead, a visit or an edit, and drop it from the disk; or return the refusals."""
        if any(draft.consents.values()) and not draft.wording:
            draft.wording = self.wording(draft.typed.get("language", ""), Purpose.CONTACT.value).key
        return saving.save(self.stand, draft)

    def count(self, draft: Draft) -> Answered:
        """Count a visitor who leaves nothing, and drop the draft from the disk; or return the refusal."""
        return saving.count(self.stand, draft)

    def undo(self, act: str = "") -> str | None:
        """Take back this laptop's last save, or the act named; None when nothing is left."""
        return undo.undo_last(self.stand, act)

    def redo(self) -> str | None:
        """Bring back what this laptop took back last; None when nothing is left."""
        return undo.redo_last(self.stand)

    def pending_undo(self) -> Pending | None:
        """Return what would be taken back next."""
        return undo.pending(self.stand)

    def keep(self, draft: Draft) -> None:
        """Write a draft to the disk."""
        drafts.keep(self.stand, draft)

    def drop(self, draft: Draft) -> None:
        """Remove a draft from the disk."""
        drafts.drop(self.stand, draft)

    def waiting(self) -> list[Draft]:
        """Return the drafts that an earlier run left, oldest first."""
        return list(drafts.waiting(self.stand))

    def draft_of(self, lead_id: str) -> Draft:
        """Return a lead as a form to edit."""
        return edit.draft_of(self.stand, lead_id)

    def draft_of_sent(self, row_id: str) -> Draft:
        """Return what was sent by phone as a form to save."""
        return inbox.draft_of(self.stand, row_id)

    def wording(self, language: str, purpose: str) -> Wording:
        """Return what is asked for a purpose of consent, in a language, else in the interface's."""
        try:
            code = languages.code_of(language) if language.strip() else ""
        except Refusal:
            code = ""
        said = consent.wording(self.stand, code or self._language)
        names = consent.asked_by(self.stand) if self.stand.fair else (_("the stand"), "")
        parts = [said.said(part, *names) for part in (purpose, "withdrawal", "notice")]
        return Wording(said.name, said.parts["title"], tuple(parts))

    def shown(self, draft: Draft) -> Shown:
        """Return what the visitor may see of a form."""
        return shown(self.stand, draft)

    def questions(self) -> tuple[tuple[Question, ...], str]:
        """Return the questions of the fair in use, and the language to ask them in."""
        return questions.listed(self.stand), self._language

    # -- pictures ----------------------------------------------------------------------------------

    def take_card(self, draft: Draft, path: Path) -> str:
        """Take a picture to an open form and return its name."""
        return cards.take(self.stand, draft, path)

    def leave_cards(self, names: Sequence[str]) -> None:
        """Remove pictures that were given to a form."""
        for name in names:
            cards.leave(self.stand, name)

    def cards(self, draft: Draft) -> list[tuple[bytes, str]]:
        """Return the pictures of a form and of the lead that it changes."""
        return cards.of_draft(self.stand, draft)

    def card_blocks(self, draft: Draft, width: int, height: int, ground: str) -> Cells:
        """Return the first picture of a form in half blocks, empty when there is none."""
        shots = cards.of_draft(self.stand, draft)
        return half_blocks(shots[0][0], width, height, ground) if shots else ()

    # -- who is at the keyboard --------------------------------------------------------------------

    def staff_names(self) -> list[str]:
        """Return the names of the staff."""
        return [row.name for row in staff.names(self.stand)]

    def use_staff(self, name: str) -> None:
        """Put somebody at the keyboard."""
        staff.use(self.stand, name)

    def remember(self, name: str, value: str) -> None:
        """Keep a setting of this laptop."""
        remember(self.stand, **{name: value})


def _why(lead: Known) -> str:
    words = {"email": _("same e-mail"), "phone": _("same phone"), "name": _("same name")}
    return ", ".join(words.get(reason, reason) for reason in lead.why)
