"""Filled paper slips at the Desk: a slip's code opens the form that takes down what stands on it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from textual import events

from fairdesk.domain.draft import Draft
from fairdesk.domain.slips import Slip, begins_slip, is_slip, slip_at_end, slip_number
from fairdesk.language.messages import _, digits
from fairdesk.tui.hints import Flash
from fairdesk.tui.inputs.one_row import In
from fairdesk.tui.keys import types_text
from fairdesk.tui.screens.desk.park import DeskPark

if TYPE_CHECKING:
    from fairdesk.tui.screens.desk.work import DeskWork

HARMLESS: Final = 2
"""Letters at the beginning of a code that are no keys anywhere in the form, on any of the layouts."""


class DeskSlips(DeskPark):
    """A hand scanner types a code wherever the focus is; what stood there stays as it was."""

    def __init__(self) -> None:
        super().__init__()
        self._keys = ""

    def on_in_scanned(self, message: In.Scanned) -> None:
        """A code was typed into a field. Before the stand is open it stays there, for another Enter."""
        message.stop()
        if not isinstance(message.code, Slip):
            return
        if self.work is None:
            words = _("The data is being opened. What you typed is kept.")
            self.post_message(self.Said(Flash(_("Opening"), words)))
            return
        message.take_out()
        self._take(self.work, message.code)

    def scanned(self, event: events.Key) -> bool:
        """Keep the keys of a code from what rates, answers or removes; say whether it was one."""
        slip = slip_at_end(self._keys) if event.key == "enter" else None
        sign = event.character or ""
        keys = self._keys + sign if types_text(event) else ""
        self._keys = keys if begins_slip(keys) else sign if begins_slip(sign) else ""
        if slip is not None and self.work is not None:
            self._take(self.work, slip[1])
        return slip is not None or len(self._keys) > HARMLESS

    def _take(self, work: DeskWork, slip: Slip) -> None:
        """Open a slip's form; keys wait until it is open, they are for the slip."""
        self.saving = True
        self._drop().close()
        self.start("slip", partial(self._look, work, slip))

    async def _look(self, work: DeskWork, slip: Slip) -> None:
        """Open the form of a slip that is of this fair and not entered yet."""
        try:
            number, entered = await self.ask(work.slip, slip)
        finally:
            self.saving = False
            self.post_message(self.KeysFree())
        if entered:
            what = _("Slip {number} is entered already: {who}").format(number=digits(number), who=entered)
            self.post_message(self.Refused(what, _("Put it with the slips that are done.")))
        elif not self._is_taken_up(slip.number):
            self._open_slip(slip.number)

    def _is_taken_up(self, number: int) -> bool:
        """Go on with a slip whose form is open, or waits; say whether there is one."""
        self.forms.read()
        if _is_of(self.forms.draft, number):
            self.post_message(self.Said(Flash("·", _("This is the form of that slip already."))))
            return True
        waiting = next((n for n, draft in enumerate(self.forms.parked) if _is_of(draft, number)), None)
        if waiting is not None:
            self.take_up(waiting)
            words = _("Its form waited; here it is as it was left.")
            self.post_message(self.Said(Flash(_mark(number), words)))
        return waiting is not None

    def _open_slip(self, number: int) -> None:
        """Open an empty form with a slip's number; what was typed in the open one waits.

        A form with nothing but another slip's number is left: that slip is there to be scanned again.
        """
        draft = self.forms.draft
        waits = not (draft.is_empty or self.forms.is_untouched or _has_only_a_number(draft))
        if _has_only_a_number(draft):
            self.start("drop", partial(self.forms.drop, draft))
        elif not self.make_room():
            return
        self.load(Draft())
        self.form.inputs["paper_no"].write(slip_number(number))
        self.changed("paper_no")
        self.show_kind()
        self.form.go_to(self.first_focus())
        words = _("Type what stands on it; it counts as taken on paper.")
        if waits:
            words = _("Type what stands on it. The other form waits: Shift+F6.")
        self.post_message(self.Said(Flash(_mark(number), words)))


def _is_of(draft: Draft, number: int) -> bool:
    """Whether a form that is not kept yet is that of a slip."""
    return not draft.edit_of and is_slip(draft.typed.get("paper_no", ""), number)


def _has_only_a_number(draft: Draft) -> bool:
    """Whether nothing but a slip's number stands in the form of a new visitor."""
    typed = {name for name, value in draft.typed.items() if value.strip()}
    alone = Draft.from_json({**draft.as_json(), "typed": {}})
    is_new = not (draft.edit_of or draft.visit_of or draft.inbox_id)
    return typed == {"paper_no"} and alone.is_empty and is_new


def _mark(number: int) -> str:
    return "√ " + _("Slip {number}").format(number=digits(slip_number(number)))
