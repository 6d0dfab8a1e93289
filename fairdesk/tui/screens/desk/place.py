"""The Desk: registers the visitor at the counter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from time import monotonic
from typing import Final

from fairdesk.domain.draft import Draft
from fairdesk.language.messages import _, ngettext
from fairdesk.tui.hints import Flash
from fairdesk.tui.place import Command, Liked
from fairdesk.tui.screens.ask import Answer, Ask
from fairdesk.tui.screens.desk.cards import DeskCards
from fairdesk.tui.screens.desk.colleague import colleague_of
from fairdesk.tui.screens.desk.commands import lines_of
from fairdesk.tui.screens.desk.forms import MOST_PARKED, title_of
from fairdesk.tui.screens.desk.kept import Kept
from fairdesk.tui.screens.desk.rows import Answered
from fairdesk.tui.screens.desk.showing import liked_in, show_the_visitor

TWICE: Final = 1.5
"""Seconds within which a second press of F9 is the first one's echo."""


class Desk(DeskCards):
    """Save, clear, the same person again; a save holds back the keys that follow it."""

    def __init__(self) -> None:
        super().__init__()
        self._saved_at = 0.0
        self._kept = Kept()

    @property
    def holds_keys(self) -> bool:
        """Whether a save runs: what is typed meanwhile is for the next visitor, or the refused field."""
        return self.saving

    @property
    def unsaved(self) -> str:
        """The initials of the open form, empty when it is."""
        self.forms.read()
        settled = self.forms.draft.is_empty or self.forms.is_untouched
        return "" if settled else title_of(self.forms.draft)

    # -- save --------------------------------------------------------------------------------------

    def save(self, then: Callable[[Draft], None] | None = None) -> None:
        """Save the open form; pressed twice it saves once. `then` goes on with what was saved."""
        if self.saving:
            return
        if self.work is None:
            self.post_message(
                self.Said(Flash(_("Opening"), _("The data is being opened. What you typed is kept.")))
            )
            return
        self.saving = True
        self._drop().close()
        self.start("save", partial(self._save, then))

    async def _save(self, then: Callable[[Draft], None] | None) -> None:
        work = self.work
        if work is None:
            return
        try:
            draft = await self._whole()
            if self.forms.is_untouched and draft.edit_of:
                self.empty()
                self.start("drop", partial(self.forms.drop, draft))
                self.post_message(self.Said(Flash("√", _("Nothing was changed."))))
                return
            if draft.is_empty or (self.forms.is_untouched and not draft.visit_of):
                if monotonic() - self._saved_at < TWICE:
                    return
                refusal = _("Nothing to save yet."), _("Type a name and a way to reach them, then press F9.")
                self.post_message(self.Refused(*refusal))
                return
            async with self.forms.disk:
                answered = await self.ask(work.save, draft)
            if answered.refusals:
                self.show_refusals(answered.refusals)
            else:
                self._saved(
                    answered, draft, _("Ctrl+Y again: without the rings") if then and draft.picks else ""
                )
                if then is not None:
                    then(draft)
        finally:
            self.saving = False
            self.post_message(self.KeysFree())

    async def _whole(self) -> Draft:
        """Return the form with the ring that was typed and not added yet, once all rings are found."""
        if self.form.ring_line.query_field.value.strip():
            self.on_ring_line_added(self.form.ring_line.taken())
        await self.settled()
        return self.forms.copy()

    def no_data(self) -> None:
        """Count a visitor who leaves nothing; pressed twice it counts once."""
        if self.saving or self.work is None:
            return
        if not self.unsaved and monotonic() - self._saved_at < TWICE:
            return
        self.saving = True
        self._drop().close()
        self.start("save", self._count)

    async def _count(self) -> None:
        work = self.work
        if work is None:
            return
        try:
            draft = await self._whole()
            if draft.edit_of or draft.visit_of:
                words = _("The form is of a known lead."), _("F9 saves it, Esc leaves it as it is.")
                self.post_message(self.Refused(*words))
                return
            async with self.forms.disk:
                answered = await self.ask(work.count, draft)
            if answered.refusals:
                self.show_refusals(answered.refusals)
            else:
                self._saved(answered, draft)
        finally:
            self.saving = False
            self.post_message(self.KeysFree())

    def _saved(self, answered: Answered, draft: Draft, more: str = "") -> None:
        self._saved_at = monotonic()
        if answered.lead_id:
            self._kept.remember(answered.lead_id, draft)
        self.empty()
        self.form.go_to(self.first_focus())
        more = more or _("Ctrl+Z takes it back")
        if answered.duplicates:
            more = ngettext("{count} lead looks alike", "{count} leads look alike", answered.duplicates)
            more = more.format(count=answered.duplicates)
        self.post_message(self.Said(Flash(answered.mark, answered.text, more)))
        self.post_message(self.CountsChanged())
        self.refresh_saved()

    # -- the other keys ----------------------------------------------------------------------------

    def another(self) -> None:
        """Answer F8: the visit goes to the first known lead, then to the next, then to nobody."""
        leads = [person.lead_id for person in self.lookups.people]
        draft = self.forms.draft
        if not leads or draft.edit_of:
            self.post_message(self.Said(Flash("F8", _("Nobody known is shown beside the form."))))
            return
        order = ["", *leads]
        at = order.index(draft.visit_of) if draft.visit_of in order else 0
        draft.visit_of = order[(at + 1) % len(order)]
        self.show_kind()
        self.changed("visit_of")
        self.show_people(self.lookups.people)

    def colleague(self) -> None:
        """Save, and open the form of a colleague; where one is open and untouched, drop its rings.

        From an empty form the colleague is one of whom was saved last.
        """
        if self.forms.is_untouched and not self.forms.draft.edit_of and self.forms.picks:
            self.forms.picks.clear()
            self.show_picks()
            self.forms.pristine = self.forms.told()
            self.post_message(self.Said(Flash("√", _("Without the rings"))))
        elif self.unsaved:
            self.save(self._next_colleague)
        elif self._kept.last is not None and not self.saving:
            self._next_colleague(self._kept.last)

    def _next_colleague(self, saved: Draft) -> None:
        self.load(colleague_of(saved))
        self.forms.pristine = self.forms.told()
        self.parked_line.editing = _("A colleague of {who}").format(who=title_of(saved))
        self.form.go_to(self.first_focus())

    def reopen(self, lead_id: str) -> bool:
        """Bring back the form whose save was taken back, parked when another is open; say whether."""
        if self.unsaved and len(self.forms.parked) >= MOST_PARKED:
            return False
        form = self._kept.take(lead_id)
        if form is None:
            return False
        form.parked_at = self.forms.now()
        self.forms.parked.append(form)
        self.start(f"keep-{form.lead_id}", partial(self.forms.keep, form))
        if self.unsaved:
            self.show_parked()
        else:
            self.take_up(len(self.forms.parked) - 1)
        return True

    def show_visitor(self) -> None:
        """Answer Ctrl+G: show the visitor what they told us."""
        show_the_visitor(self)

    def liked(self) -> Liked:
        """Return the rings of the open form, of an empty one those of who was saved last."""
        draft = self._kept.last if self.forms.draft.is_empty and not self.forms.picks else None
        return liked_in(draft if draft is not None else self.forms.copy())

    def escape(self) -> bool:
        """Close the list under a field."""
        self.form.ring_line.shut()
        return self._drop().close()

    def clear(self) -> None:
        """Empty the form; ask first when something stands in it."""
        if self.forms.is_untouched:
            draft = self.forms.draft
            self.empty()
            self.start("drop", partial(self.forms.drop, draft))
            return
        if not self.unsaved:
            self.form.go_to(self.first_focus())
            return
        answers = [
            Answer(_("Keep it"), "keep", "k"),
            Answer(_("Park it"), "park", "p"),
            Answer(_("Empty the form"), "empty", "e"),
        ]
        words = _("Nothing of it was saved. Parked, it waits at the top with Ctrl+N.")
        self.app.push_screen(Ask(_("Empty the form?"), words, answers), self._clear_answered)

    def _clear_answered(self, answer: str | None) -> None:
        if answer == "park":
            self.park_or_next()
        elif answer == "empty":
            draft = self.forms.draft
            self.load(Draft())
            self.form.go_to(self.first_focus())
            self.start("drop", partial(self.forms.drop, draft))

    def commands(self) -> Sequence[Command]:
        """Return the Desk's lines of the menu."""
        return lines_of(self)
