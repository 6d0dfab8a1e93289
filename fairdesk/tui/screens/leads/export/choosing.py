"""What of an export is chosen, and seen at once: the first card, the count, and a name for the file."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from threading import Event
from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input

from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import _
from fairdesk.models.rows import LeadFilter
from fairdesk.stand import Stand
from fairdesk.tui.inputs.guess import Guess, guessed_row
from fairdesk.tui.inputs.one_row import In
from fairdesk.tui.screens.leads.export.form import Choices, ExportForm
from fairdesk.tui.screens.leads.export.look import Look
from fairdesk.tui.screens.leads.export.words import for_whom
from fairdesk.tui.screens.sheets.downloads import downloads
from fairdesk.tui.screens.sheets.progress import Progress, Stopped
from fairdesk.tui.screens.sheets.sheet import Sheet
from fairdesk.tui.widgets.bars import HintLine
from fairdesk.tui.widgets.beside import beside
from fairdesk.tui.widgets.choice import Choice
from fairdesk.tui.widgets.drop import Drop
from fairdesk.tui.widgets.head import Head
from fairdesk.tui.widgets.row_lines import Row
from fairdesk.tui.widgets.rows import Rows
from fairdesk.tui.widgets.tick import Tick
from fairdesk.workflows.contacts import preview, target
from fairdesk.workflows.contacts.kinds import KINDS, Kind
from fairdesk.workflows.fair import makers

PAUSE: Final = 0.15
"""Seconds without another choice before it is looked at."""

STEP: Final = 50
"""The bar moves once for so many leads."""


class ChoosingSheet(Sheet[None]):
    """The form at one side, what would be in the file at the other."""

    def __init__(self, stand: Stand, narrow: LeadFilter, kinds: Sequence[Kind] = KINDS) -> None:
        super().__init__(_("Export contacts"), "", _("Write the file"), _("Not now"))
        self._stand = stand
        self._narrow = narrow
        self._bar = Progress(STEP)
        self._drop = Drop()
        self._form = ExportForm(
            stand,
            narrow,
            kinds,
            lambda: self._drop,
            self._bar,
            self._fault,
            Horizontal(*self.buttons(), classes="answers"),
        )
        self._head = Head(_("Export contacts"), id="export-head")
        self._look = Look()
        self._hints = HintLine(classes="foot")
        self._seen: tuple[Choices, preview.Preview] | None = None
        self._looking = Event()

    def compose(self) -> ComposeResult:
        """Lay the form beside what would be in the file."""
        self._head.word = self._stand.the_fair.name
        yield self._head
        yield Horizontal(self._form, self._look, id="export")
        yield self._hints
        yield self._drop

    def on_mount(self) -> None:
        """Let the field for a maker find them."""
        self._form.maker.connect(self._find_makers)

    def on_unmount(self) -> None:
        """Count no further."""
        self._looking.set()

    async def _find_makers(self, text: str) -> Sequence[Row]:
        found = await self.ask(makers.find, self._stand, text)
        rows = [guessed_row(maker.code, maker.brand or maker.code, maker.code) for maker in found]
        for row in rows:
            self._form.offer_maker(row.key, row.cells[0].text)
        return rows

    # -- choices -----------------------------------------------------------------------------------

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """Another kind was chosen."""
        message.stop()
        if message.rows is self._form.kinds:
            self._changed()

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Go on from the kinds."""
        message.stop()
        self.focus_next()

    def on_choice_changed(self, message: Choice.Changed) -> None:
        """Another word was chosen; go on from what a digit chose."""
        message.stop()
        self._changed()
        if message.by_key:
            self.focus_next()

    def on_tick_changed(self, message: Tick.Changed) -> None:
        """A tick was set or taken away."""
        message.stop()
        self._changed()

    def on_guess_took(self, message: Guess.Took) -> None:
        """A maker was taken from the list."""
        message.stop()
        self._form.take_maker(message.row.key)
        self._changed()

    def on_drop_taken(self, message: Drop.Taken) -> None:
        """A maker was clicked in the list."""
        message.stop()
        self._form.maker.take(message.row)

    def on_input_changed(self, message: Input.Changed) -> None:
        """Take away what was wrong; without a maker it is for all again at once."""
        super().on_input_changed(message)
        if message.input is self._form.maker and not message.value.strip():
            self._maker_left()

    def on_descendant_blur(self) -> None:
        """Look again when the field of the maker was left."""
        if not self._form.maker.has_focus:
            self._maker_left()

    def before_leaving(self, field: In, key: str) -> bool:
        """Go on from a maker to the field that comes with one, when it is there."""
        if field is not self._form.maker or key != "enter":
            return False
        self._maker_left()
        self.call_after_refresh(self.focus_next)
        return True

    def _maker_left(self) -> None:
        if self._form.take_maker():
            self._changed()

    def on_descendant_focus(self) -> None:
        """Light what is in use."""
        super().on_descendant_focus()
        self._form.light(self.focused)

    def _changed(self) -> None:
        """Show what the choices ask, propose a name and look again."""
        self.wrong("")
        self._form.fit()
        beside(self, self._see, "look", latest=True)

    async def _see(self) -> None:
        """Show the first card at once, and the count when it is known."""
        self._looking.set()
        stop = self._looking = Event()
        choices = self._form.choices()
        kind, wanted, how = choices
        if wanted.maker is None:
            await self._propose(choices)
        await asyncio.sleep(PAUSE)
        try:
            if choices.lacks_maker:
                self._form.show_last(None)
                raise for_whom()
            seen = await self.ask(preview.begin, self._stand, kind, self._narrow, wanted, how)
            if wanted.maker is not None:
                await self._propose(choices)
            self._form.show_last(seen.last)
            self._look.show(kind, seen)
            self._head.count = ""
            counted = partial(preview.counted, progress=partial(_go_on, stop))
            seen = await self.ask(counted, self._stand, kind, self._narrow, wanted, seen, how)
            self._look.show(kind, seen)
            self._head.count = str(seen.count)
            self._seen = choices, seen
        except Stopped:
            return
        except Refusal as refusal:
            self._seen, self._head.count = None, ""
            is_maker = refusal.field == self._form.maker.id and not choices.lacks_maker
            todo = _("Type a few letters, and take one from the list.") if is_maker else refusal.todo
            self._look.refuse(refusal.what, todo)

    async def _propose(self, choices: Choices) -> None:
        """Name the file after what is chosen, unless somebody named it."""
        form, kind, maker = self._form, choices.kind, choices.wanted.maker or ""
        if form.out.value != form.proposed:
            return
        path = await self.ask(target.proposed, self._stand, downloads(), kind, choices.part, maker)
        if form.out.value == form.proposed:
            form.proposed = _from_home(path)
            with self.prevent(Input.Changed):
                form.out.write(form.proposed)


def _from_home(path: Path) -> str:
    """Return a path as it is shortest to read: from the home folder, where it is there."""
    home = Path.home()
    return str("~" / path.relative_to(home)) if path.is_relative_to(home) else str(path)


def _go_on(stop: Event, _done: int, _total: int) -> None:
    """End a count that nobody waits for. Raises `Stopped`."""
    if stop.is_set():
        raise Stopped
