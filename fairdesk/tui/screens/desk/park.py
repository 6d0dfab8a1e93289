"""The Desk's other forms: parked visitors, drafts of an earlier run, and leads opened to change them."""

from __future__ import annotations

import asyncio
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from fairdesk.domain.clean import short
from fairdesk.domain.draft import Draft
from fairdesk.language.messages import _, digits
from fairdesk.tui.hints import Flash
from fairdesk.tui.screens.desk.forms import MOST_PARKED, title_of
from fairdesk.tui.screens.desk.parked import ParkedLine
from fairdesk.tui.screens.desk.picks import DeskPicks

if TYPE_CHECKING:
    from fairdesk.tui.screens.desk.work import DeskWork


class DeskPark(DeskPicks):
    """One form is open; up to nine wait with everything that was typed in them."""

    came_from = ""
    """The place that the lead in the form was opened from; empty for a new visitor."""

    saving = False
    """Whether a save runs: until it has answered, the form stays the one that is open."""

    async def open(self, work: DeskWork) -> None:
        """The stand is open: search, check and keep from now on; take up what an earlier run left."""
        self.connect(work)
        await self.read_questions()
        waiting = await self.ask(work.waiting)
        left_open = [draft for draft in waiting if not draft.parked_at]
        first = left_open[-1] if left_open and self.forms.draft.is_empty else None
        self.forms.parked.extend(
            sorted((draft for draft in waiting if draft is not first), key=lambda draft: draft.parked_at)
        )
        if first is not None:
            self.load(first)
            self.form.go_where_left(first, self.first_focus())
        elif not self.forms.draft.is_empty:
            self.forms.keeper.touch()
            for picked in self.forms.picks:
                self.seek(picked)
            self.changed("name")
            self.lookups.who(self.show_people)
        self.show_parked()

    def load(self, draft: Draft) -> None:
        """Open a draft in the form."""
        self.came_from = ""
        self.lookups.forget()
        self.form.fill(draft)
        self.forms.replace(draft)
        for picked in self.forms.picks:
            if picked.pick.ring_id:
                self.seek(picked)
        self.show_picks()
        self.show_faults()
        self.show_kind()
        if draft.is_empty:
            self.side.show_people((), False, "")
        else:
            self.lookups.who(self.show_people)

    def show_kind(self) -> None:
        """Say above the form what it is, when it is no new visitor at the counter."""
        draft = self.forms.draft
        self.form.is_new = not (draft.edit_of or draft.visit_of)
        number = draft.typed.get("paper_no", "").strip()
        slip = _("Slip {number}").format(number=digits(short(number, 12))) if number else ""
        self.parked_line.editing = (
            _("Changing a lead") if draft.edit_of else _("A visit") if draft.visit_of else slip
        )

    async def set_down(self) -> None:
        """Write the open form as it stands, with the place of the cursor, to be taken up again."""
        await self._saved_first()
        self.forms.read()
        if not self.forms.draft.is_empty:
            self.form.mark_focus(self.forms.draft)
            self.forms.keeper.touch()
        await self.keep_now()

    def show_parked(self) -> None:
        """Show the strip of parked forms."""
        self.parked_line.titles = tuple(self.waiting())

    def waiting(self) -> list[str]:
        """Return the parked forms as the visitor at the counter may see them: initials and time."""
        return [self._waiting(draft) for draft in self.forms.parked]

    def _waiting(self, draft: Draft) -> str:
        at = datetime.fromisoformat(draft.started_at) if draft.started_at else None
        if at is not None and self.work is not None:
            at = self.work.stand.local(at)
        return f"{title_of(draft)} {digits(f'{at:%H:%M}')}" if at is not None else title_of(draft)

    def park_or_next(self) -> None:
        """Set the open form aside for another visitor; from an empty form, take up the one parked first."""
        if self.saving:
            return
        self.forms.read()
        if self.forms.draft.is_empty or self.forms.is_untouched:
            self.take_up(0)
        elif self.park():
            self.load(Draft())
            self.form.go_to(self.first_focus())

    def swap(self) -> None:
        """Take up the form that was parked first, and park the open one behind the others."""
        if self.forms.parked:
            self.take_up(0)
        else:
            self.post_message(self.Said(Flash("·", _("Nobody is parked."), _("Ctrl+N parks this visitor"))))

    def park(self) -> bool:
        """Set the open form aside; say whether there was room."""
        if len(self.forms.parked) >= MOST_PARKED:
            self.post_message(
                self.Refused(_("Nine forms are parked already."), _("Finish one of them first."))
            )
            return False
        self._set_aside()
        self.show_parked()
        return True

    def _set_aside(self) -> None:
        """Put the open form behind the parked ones, on disk too."""
        self.forms.read()
        draft = self.forms.draft
        self.form.mark_focus(draft)
        draft.parked_at = self.forms.now()
        self.forms.parked.append(draft)
        self.start(f"keep-{draft.lead_id}", partial(self.forms.keep, draft))

    def take_up(self, number: int) -> None:
        """Open a parked form as it was left; what stands in the form now is parked instead."""
        if self.saving or number >= len(self.forms.parked):
            return
        draft = self.forms.parked.pop(number)
        if not self._is_left():
            self._set_aside()
        draft.parked_at = ""
        self.load(draft)
        self.forms.keeper.touch()
        self.show_parked()
        self.form.go_where_left(draft, self.first_focus())

    def make_room(self) -> bool:
        """Leave the open form when nothing is in it, else park it; say whether there is room for another."""
        return self._is_left() or self.park()

    def _is_left(self) -> bool:
        """Whether the open form holds nothing to be kept; then what is on disk of it goes."""
        self.forms.read()
        if not (self.forms.draft.is_empty or self.forms.is_untouched):
            return False
        self.start("drop", partial(self.forms.drop, self.forms.draft))
        return True

    async def _saved_first(self) -> None:
        """Wait until no save runs."""
        while self.saving:
            await asyncio.sleep(0.02)

    def on_parked_line_pressed(self, message: ParkedLine.Pressed) -> None:
        """A parked form was clicked."""
        self.take_up(message.number)

    async def open_lead(self, lead_id: str, *, visit: bool, came_from: str = "") -> None:
        """Open a lead to change it, or to add a visit to it; what stands in the form is parked.

        Saved, or left as it was, the form goes back to the place that it `came_from`. A lead that is
        being changed already is taken up as it was left.
        """
        work = self.work
        if work is None:
            return
        await self._saved_first()
        if not visit and self._is_begun(lead_id):
            return
        if visit:
            detail = await self.ask(work.draft_of, lead_id)
            draft = Draft(visit_of=detail.edit_of or lead_id, typed={"name": detail.typed.get("name", "")})
        else:
            draft = await self.ask(work.draft_of, lead_id)
        if not self.make_room():
            return
        self.load(draft)
        self.forms.pristine, self.came_from = self.forms.told(), came_from
        self.form.go_to(self.form.ring_line.query_field if visit else self.first_focus())

    def _is_begun(self, lead_id: str) -> bool:
        """Take up the form in which a lead is being changed; say whether there is one."""
        if self.forms.draft.edit_of == lead_id and not self.forms.is_untouched:
            self.form.go_to(self.first_focus())
            return True
        begun = next((n for n, draft in enumerate(self.forms.parked) if draft.edit_of == lead_id), None)
        if begun is not None:
            self.take_up(begun)
        return begun is not None

    async def open_sent(self, row_id: str) -> None:
        """Open what a visitor sent by phone; what stands in the form is parked."""
        work = self.work
        if work is None:
            return
        await self._saved_first()
        begun = next((n for n, draft in enumerate(self.forms.parked) if draft.inbox_id == row_id), None)
        if begun is not None:
            self.take_up(begun)
        if self.forms.draft.inbox_id == row_id:
            return
        draft = await self.ask(work.draft_of_sent, row_id)
        if not self.make_room():
            return
        self.load(draft)
        self.parked_line.editing = _("Sent by phone")
        self.form.go_to(self.first_focus())

    def empty(self) -> None:
        """Open an empty form, and go back to the place that the one before was opened from."""
        came_from = self.came_from
        self.load(Draft())
        if came_from:
            self.post_message(self.PlaceWanted(came_from))
