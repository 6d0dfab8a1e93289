"""The Desk's rings: adding them from the ring line, finding them after fast typing, changing them."""

from __future__ import annotations

from collections.abc import Sequence

from fairdesk.domain.questions import field_of
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import Level
from fairdesk.language.messages import _
from fairdesk.tui.hints import Flash
from fairdesk.tui.inputs.guess import Guess
from fairdesk.tui.screens.desk.form.picked import Picked, PickedList
from fairdesk.tui.screens.desk.form.ring import RingLine
from fairdesk.tui.screens.desk.forms import new_pick
from fairdesk.tui.screens.desk.parts import DeskParts
from fairdesk.tui.screens.interests.reasons import NOTHING, reason_question
from fairdesk.tui.widgets.drop import Drop


class DeskPicks(DeskParts):
    """A ring is picked at once as typed; which one it is may be known a moment later."""

    def on_ring_line_added(self, message: RingLine.Added) -> None:
        """Add a ring."""
        picked = new_pick(message.text, message.level, message.quantity, message.size)
        if message.hit is not None:
            picked.is_ring(message.hit)
            self.forms.pick(picked)
        else:
            self.forms.pick(picked)
            self.seek(picked)
        self.show_picks()
        self.post_message(self.Moment("level"))

    def seek(self, picked: Picked) -> None:
        """Find the ring of a pick: by its id, or by what was typed; not found, it stays in words.

        It goes to the form that it was typed in, also when another one is open by then.
        """
        work, pick = self.work, picked.pick
        if work is None or pick.interest_id in self.forms.sought:
            return
        self.forms.sought[pick.interest_id] = picked

        async def look() -> None:
            try:
                if pick.ring_id:
                    hit = await self.ask(work.ring, pick.ring_id)
                else:
                    hits = await self.ask(work.rings, pick.words, 1)
                    hit = hits[0] if hits else None
            finally:
                picked.seeking = False
                self.forms.sought.pop(pick.interest_id, None)
            if hit is not None:
                picked.is_ring(hit)
            if not self.forms.is_open(picked):
                await self.forms.keep_of(picked)
                return
            if hit is not None:
                self.forms.pick(picked)
            elif not pick.ring_id:
                words = _("No ring is called “{words}”: kept in words.").format(words=pick.words)
                self.post_message(self.Said(Flash(_("In words"), words, _("Del takes it away"), fault=True)))
            self.show_picks()

        self.start(f"seek-{pick.interest_id}", look)

    def show_picks(self) -> None:
        """Draw the picked rings."""
        self.form.picked.show_picks(self.forms.picks)
        self.form.rings_head.count = str(len(self.forms.picks) or "")
        self.changed("picks")

    def on_ring_line_shown(self, message: RingLine.Shown) -> None:
        """Another ring is being looked at."""
        self.lookups.ring(message.hit)
        self.post_message(self.HintsChanged())

    def on_picked_list_wanted(self, message: PickedList.Wanted) -> None:
        """A pick is to be changed."""
        picked = self.forms.by_id(message.interest_id)
        if picked is None:
            return
        line = self.form.ring_line
        if message.what == "remove":
            self.forms.picks.remove(picked)
        elif message.what == "level" and message.level is not None:
            picked.pick.level = message.level.value
        elif message.what == "reason":
            self.ask_reason(picked)
            return
        else:
            part = line.quantity if message.what == "quantity" else line.size_field
            pick = picked.pick
            line.edit(pick.sku or pick.words, Level(pick.level), pick.quantity, pick.size, part)
        self.show_picks()
        if not self.forms.picks and self.form.picked.has_focus:
            self.form.go_to(line.query_field)

    def ask_reason(self, picked: Picked) -> None:
        """Ask what decides a ring."""

        def answered(reason: str | None) -> None:
            if reason:
                picked.pick.reason = "" if reason == NOTHING else reason
                self.show_picks()

        self.app.push_screen(reason_question(picked.pick.sku or picked.pick.words), answered)

    def on_drop_taken(self, message: Drop.Taken) -> None:
        """A row of the list was clicked."""
        if isinstance(message.owner, Guess):
            message.owner.take(message.row)
        elif message.owner is self.form.ring_line.query_field:
            self.form.ring_line.take(message.row)
        message.owner.focus()

    def find(self) -> None:
        """Answer F7: go to the ring line."""
        self.form.go_to(self.form.ring_line.query_field)

    def show_refusals(self, refusals: Sequence[Refusal]) -> None:
        """Say the first refusal of a save, mark every field that is wrong, and go to the first."""
        first = refusals[0]
        self.post_message(self.Refused(first.what, first.todo))
        self.add_faults(
            {refusal.field: refusal.what for refusal in refusals if refusal.field in self.form.inputs}
        )
        if first.field in self.form.inputs:
            self.form.go_to(self.form.inputs[first.field])
        elif first.field.startswith("answer-"):
            rows = {field_of(row.question.code): row.part for row in self.form.asked}
            if first.field in rows:
                self.form.go_to(rows[first.field])
        elif first.field in ("quantity", "size", "level", "ring") and self.forms.picks:
            self.form.go_to(self.form.picked)
