"""Close the day: count by hand, work through what is open, and leave a page for the office."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input

from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import _
from fairdesk.models.day_rows import Day
from fairdesk.stand import Stand
from fairdesk.tui import when
from fairdesk.tui.hints import Flash, Hint
from fairdesk.tui.inputs.one_row import In
from fairdesk.tui.screens.day.counts import Count
from fairdesk.tui.screens.day.lines import (
    brought,
    closed,
    columns,
    ends_of,
    row_of,
    set_the_clock,
    what_enter_does,
)
from fairdesk.tui.screens.day.sheet import CloseSheet
from fairdesk.tui.screens.inbox.screen import Inbox
from fairdesk.tui.screens.interests.out import SamplesOut
from fairdesk.tui.widgets.bars import HintLine
from fairdesk.tui.widgets.beside import beside
from fairdesk.tui.widgets.detail import Detail
from fairdesk.tui.widgets.head import Head
from fairdesk.tui.widgets.rows import Rows
from fairdesk.workflows.day import close
from fairdesk.workflows.trust.backup import backup

OF: Final = "day"
"""Under this name stands which day the counts typed so far are of."""


class DayScreen(Screen[str]):
    """Gives what is to be worked through elsewhere: parked, incomplete, badges, `inbox ID`, or nothing.

    `typed` holds what was counted so far, so that it is there again when the screen comes back.
    """

    CSS_PATH: ClassVar[Path] = Path(__file__).with_name("day.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("f9,ctrl+s", "close_day", show=False),
        Binding("tab", "app.focus_next", show=False),
    ]

    def __init__(self, stand: Stand, typed: dict[str, str]) -> None:
        super().__init__()
        self._stand = stand
        self._typed = typed
        self._day: Day | None = None
        self._head = Head(_("Close the day"), id="day-head")
        self._brought = Detail("bg", id="day-brought")
        self._count_head = Head(_("Count by hand"))
        self._counts = [
            Count("leads", _("Leads")),
            Count("slips", _("Slips")),
            Count("cards", _("Cards")),
        ]
        self._open_head = Head(_("Still open"))
        self._list = Rows(columns(), heads=False, id="day-ends")
        self._hints = HintLine(classes="foot")

    def compose(self) -> ComposeResult:
        """Lay figures, counts, open ends and hints."""
        yield self._head
        yield self._brought
        yield self._count_head
        yield from self._counts
        yield self._open_head
        yield self._list
        yield self._hints

    def on_mount(self) -> None:
        """Read the day; the first count has the focus."""
        self._counts[0].field.focus()
        self.read()

    def on_screen_resume(self) -> None:
        """Read again what may have changed under another screen."""
        if self._day is not None:
            self.read()

    def read(self) -> None:
        """Read the day in a thread."""
        beside(self, self._read, "read", latest=True)

    async def _read(self) -> None:
        day = await asyncio.to_thread(close.look, self._stand)
        if self._day is None:
            self._fill(day)
        self._day = day
        today = self._stand.local(self._stand.now()).date()
        self._head.word = when.day_of(day.day, today)
        self._brought.show([brought(day), closed(self._stand, day)])
        for count in self._counts:
            count.compared.entered = day.figures.entered(count.what)
        ends = ends_of(self._stand, day)
        still = sum(end.number > 0 for end in ends)
        self._open_head.count = str(still or "")
        self._open_head.word = "" if still else "√ " + _("nothing")
        self._list.show([row_of(end) for end in ends], keep=True)
        self._show_hints()

    def _fill(self, day: Day) -> None:
        """Show what was counted so far, else what the day was closed with."""
        if self._typed.get(OF) != day.day.isoformat():
            self._typed.clear()
            self._typed[OF] = day.day.isoformat()
        before = day.closed.counted if day.closed is not None else {}
        for count in self._counts:
            typed = self._typed.get(count.what, "") or str(before.get(count.what, ""))
            if typed and not count.field.value:
                count.field.write(typed)

    # -- keys --------------------------------------------------------------------------------------

    def on_descendant_focus(self) -> None:
        """Light the section in use."""
        for count in self._counts:
            count.light(count.field.has_focus)
        self._count_head.lit = any(count.field.has_focus for count in self._counts)
        self._open_head.lit = self._list.has_focus
        self._show_hints()

    def _show_hints(self) -> None:
        done = [Hint("F9", _("close the day")), Hint("Esc", _("back"))]
        if not self._list.has_focus:
            self._hints.hints = (Hint("Enter", _("next")), *done)
            return
        words = what_enter_does(*self._current())
        self._hints.hints = (*([Hint("Enter", words)] if words else []), *done)

    def _current(self) -> tuple[str, int]:
        """Return the open end under the cursor, and how many there are of it."""
        row = self._list.current
        if row is None or self._day is None:
            return "", 0
        return row.key, self._day.ends.counts().get(row.key, 0)

    def on_input_changed(self, message: Input.Changed) -> None:
        """Compare what is counted with what was entered, as it is typed."""
        message.stop()
        for count in self._counts:
            if count.field is message.input:
                count.compared.typed = self._typed[count.what] = message.value

    def on_in_left(self, message: In.Left) -> None:
        """Go to the next count, and from the last one to the list."""
        message.stop()
        fields = [count.field for count in self._counts]
        at = fields.index(message.field) + (-1 if message.key == "up" else 1)
        target = self._list if at >= len(fields) else fields[max(0, at)]
        target.focus()

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """Say what Enter does on the row."""
        message.stop()
        self._show_hints()

    def on_key(self, event: object) -> None:
        """Go from the first row back to the counts."""
        if getattr(event, "key", "") == "up" and self._list.has_focus and self._list.cursor == 0:
            self._counts[-1].field.focus()

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Work an open end through."""
        message.stop()
        key, count = self._current()
        if not count:
            return
        if key in ("parked", "incomplete", "badges"):
            self.dismiss(key)
        elif key == "inbox":
            self.app.push_screen(Inbox(self._stand), self._sent)
        elif key == "samples":
            self.app.push_screen(SamplesOut(self._stand))
        elif key == "backup":
            beside(self, self._backup, "backup", latest=True)
        elif key == "ahead":
            self.app.push_screen(set_the_clock(self._stand))

    def _sent(self, row_id: str | None) -> None:
        if row_id:
            self.dismiss(f"inbox {row_id}")

    async def _backup(self) -> None:
        try:
            path = await asyncio.to_thread(backup, self._stand)
        except Refusal as refusal:
            self._hints.flash = Flash("▲", str(refusal), fault=True)
            return
        self._hints.flash = Flash("√ " + _("Backup written"), path.name)
        self.read()

    # -- closing -----------------------------------------------------------------------------------

    def action_close_day(self) -> None:
        """Ask where the page goes, and close the day; a count that is no number is to be mended first."""
        day = self._day
        wrong = next((count for count in self._counts if count.compared.fault), None)
        if wrong is not None:
            wrong.field.focus()
            self._hints.flash = Flash("▲", wrong.compared.fault, _("Mend it, or empty it"), fault=True)
        elif day is not None:
            self.app.push_screen(CloseSheet(self._stand, day, dict(self._typed)), self._day_closed)

    def _day_closed(self, path: Path | None) -> None:
        if path is None:
            return
        self._typed.clear()
        self.read()
        words = str(path) if path.name else ""
        self._hints.flash = Flash("√ " + _("Day closed"), words)

    def action_back(self) -> None:
        """Go back to work."""
        self.dismiss("")
