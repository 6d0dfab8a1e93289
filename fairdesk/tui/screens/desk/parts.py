"""The Desk's parts and what runs between them: form, side, lookups, and the changes of the form."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input

from fairdesk.tui.hints import Hint
from fairdesk.tui.inputs.guess import Guess, Search, guessed_row
from fairdesk.tui.place import Place
from fairdesk.tui.screens.desk.form.fields import CHECKED
from fairdesk.tui.screens.desk.form.form import DeskForm
from fairdesk.tui.screens.desk.form.parts import FormParts
from fairdesk.tui.screens.desk.forms import Forms
from fairdesk.tui.screens.desk.hints import hints_for
from fairdesk.tui.screens.desk.look import TELLING, Lookups
from fairdesk.tui.screens.desk.parked import ParkedLine
from fairdesk.tui.screens.desk.rows import Guessed, Person
from fairdesk.tui.screens.desk.side import Side
from fairdesk.tui.widgets.beside import beside
from fairdesk.tui.widgets.choice import Choice
from fairdesk.tui.widgets.drop import Drop
from fairdesk.tui.widgets.row_lines import Row

if TYPE_CHECKING:
    from collections.abc import Callable

    from fairdesk.tui.screens.desk.work import DeskWork

SAVED_ROWS: Final = 24
"""Leads shown under Just saved, as far as there is room."""

ENOUGH: Final = TELLING | {"badge", "paper_no", "address", "pictures"}
"""Fields of which one may be all that a save was waiting for."""

TALL: Final = 34
"""Window rows from which a field has a row below it for what is wrong."""


class DeskParts(Place):
    """The form beside its side; what is typed is read into the draft, checked and looked up."""

    NAME = "desk"

    def __init__(self) -> None:
        super().__init__()
        self.form = DeskForm(self._drop)
        self.side = Side()
        self.parked_line = ParkedLine(id="parked")
        self.forms = Forms(self, self.form.collect)
        self.lookups = Lookups(self, self.side, self._values, self._is_choosing)
        self.work: DeskWork | None = None
        self._focus_before: Widget | None = None

    def compose(self) -> ComposeResult:
        """Lay the strip of parked forms above form and side."""
        yield self.parked_line
        yield Horizontal(self.form, self.side, id="desk-body")

    def on_mount(self) -> None:
        """Follow the focus, and show what the side says when there is nothing to say."""
        self.watch(self.screen, "focused", self._focus_moved, init=False)
        self.side.show_people((), False, "")

    def _drop(self) -> Drop:
        return self.screen.query_one(Drop)

    def _values(self) -> dict[str, str]:
        return {name: field.value for name, field in self.form.inputs.items()}

    def _is_choosing(self, name: str) -> bool:
        """Whether what is typed in a field still finds something in its list."""
        field = self.form.inputs[name]
        return isinstance(field, Guess) and field.is_open

    def first_focus(self) -> Widget:
        """Return the name's field."""
        return self.form.inputs["name"]

    def connect(self, work: DeskWork) -> None:
        """Begin to search, check and keep: the stand is open."""
        self.work = self.forms.work = self.lookups.work = work
        for name, find in (
            ("country", work.countries),
            ("language", work.languages),
            ("buyer_type", work.roles),
        ):
            field = self.form.inputs[name]
            if isinstance(field, Guess):
                field.connect(self._search(find))
        self.form.ring_line.connect(lambda text: self.ask(work.rings, text))
        self.refresh_saved()

    def _search(self, find: Callable[[str], Sequence[Guessed]]) -> Search:
        async def search(text: str) -> Sequence[Row]:
            return [guessed_row(found.code, found.name, found.word) for found in await self.ask(find, text)]

        return search

    def refresh_shown(self) -> None:
        """Read the saved leads and the questions again."""
        self.refresh_saved()
        self.start("questions", self.read_questions, latest=True)

    def refresh_saved(self) -> None:
        """Show what was saved last."""
        work = self.work
        if work is None:
            return

        async def look() -> None:
            self.side.show_saved(await self.ask(work.recent, SAVED_ROWS))

        self.start("saved", look, latest=True)

    # -- changes -----------------------------------------------------------------------------------

    def on_input_changed(self, message: Input.Changed) -> None:
        """Something was typed."""
        message.stop()
        name = next((name for name, field in self.form.inputs.items() if field is message.input), "ring_line")
        self.changed(name)

    def on_choice_changed(self, message: Choice.Changed) -> None:
        """A rating was chosen, or a question answered."""
        self.changed("rating" if message.choice is self.form.rating else "answers")

    async def read_questions(self) -> None:
        """Ask the questions of the fair in use."""
        if self.work is not None:
            questions, language = await self.ask(self.work.questions)
            await self.form.show_questions(questions, language)

    def on_form_parts_changed(self, message: FormParts.Changed) -> None:
        """Something else of the form changed; a consent changed by the staff was not seen by the visitor."""
        self.forms.draft.shown = False
        self.forms.draft.agreed = {}
        self.changed(message.field)

    def on_guess_listed(self) -> None:
        """A list under a field was opened or closed."""
        self.post_message(self.HintsChanged())

    def changed(self, name: str) -> None:
        """Take what changed into the draft, check it, look who it may be."""
        if not self.forms.changed():
            return
        if name in ENOUGH and self.lookups.forget_missing():
            self.show_faults()
        if name in CHECKED:
            self.lookups.check(name, left=False, done=self.show_faults)
        if name in TELLING:
            self.lookups.who(self.show_people)
        if name == "country" and self._values()["phone"]:
            self.lookups.check("phone", left=True, done=self.show_faults)
        self.post_message(self.HintsChanged())

    def show_people(self, people: Sequence[Person]) -> None:
        """Show who it may be."""
        typed = any(self._values()[name].strip() for name in TELLING)
        self.side.show_people(people, typed, self.forms.draft.visit_of)

    def show_faults(self) -> None:
        """Show what is wrong, under the fields or on the hint line."""
        self.form.show_faults(self.lookups.faults)
        self.post_message(self.HintsChanged())

    def add_faults(self, faults: Mapping[str, str]) -> None:
        """Show what a save found wrong."""
        self.lookups.found_missing(faults)
        self.show_faults()

    # -- focus -------------------------------------------------------------------------------------

    def _focus_moved(self, focused: Widget | None) -> None:
        before, self._focus_before = self._focus_before, focused
        self.form.light(focused)
        left = next((name for name, field in self.form.inputs.items() if field is before), "")
        if left in CHECKED and focused is not before:
            self.lookups.check(left, left=True, done=self.show_faults)
        if focused not in self.form.ring_line.parts:
            self.form.ring_line.shut()
        self._show_wording(next((name for name, tick in self.form.ticks.items() if tick is focused), ""))

    def _show_wording(self, purpose: str) -> None:
        work = self.work
        if not purpose or work is None:
            if self.side.has_class("-reading"):
                self.side.show_wording(None)
            return
        language, draft = self.form.inputs["language"].value, self.forms.draft

        async def look() -> None:
            wording = await self.ask(work.wording, language, purpose)
            if draft is not self.forms.draft:
                return
            if not draft.shown:
                draft.wording = wording.key
            self.side.show_wording(wording)

        self.start("wording", look, latest=True)

    def hints(self) -> Sequence[Hint]:
        """Return the keys that work where the focus is."""
        return hints_for(self.screen.focused, self.form)

    def show_prices(self, shown: bool) -> None:
        """Show the prices of the rings being looked at, or cover them with dots."""
        super().show_prices(shown)
        self.form.ring_line.show_prices(shown)
        self.side.show_prices(shown)

    def fault_here(self) -> str:
        """Return what is wrong with the focused field, when there is no row below it to say so."""
        if self.app.size.height >= TALL:
            return ""
        focused = self.screen.focused
        name = next((name for name, field in self.form.inputs.items() if field is focused), "")
        return self.lookups.faults.get(name, "")

    def on_app_blur(self, event: events.AppBlur) -> None:
        """The window lost the focus: what is not on disk goes there now."""
        beside(self, self.keep_now, "keep")

    async def keep_now(self) -> None:
        """Write what is not on disk yet."""
        await self.forms.keeper.now()

    async def settled(self, seconds: float = 3.0) -> None:
        """Wait until nothing is owed any more: a country being looked up, a ring being found."""
        for _turn in range(int(seconds / 0.01)):
            owed = [
                field for field in self.form.inputs.values() if isinstance(field, Guess) and field.is_owed
            ]
            if not owed and not any(picked.seeking for picked in self.forms.picks):
                return
            await asyncio.sleep(0.01)
