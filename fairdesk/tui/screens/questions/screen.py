"""The questions of this stand: which there are, in which order, and which hold the save back."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from fairdesk.domain.questions import Question, said
from fairdesk.language.messages import _
from fairdesk.stand import Stand
from fairdesk.tui.hints import Flash, Hint
from fairdesk.tui.screens.ask import Answer, Ask
from fairdesk.tui.screens.list_screen import LIST_STYLES, ListScreen
from fairdesk.tui.screens.questions.sheet import QuestionSheet, kind_label
from fairdesk.tui.widgets.beside import beside
from fairdesk.tui.widgets.cells import Cell
from fairdesk.tui.widgets.row_lines import Column, Row
from fairdesk.tui.widgets.rows import Rows
from fairdesk.workflows.fair import questions


class QuestionsScreen(ListScreen[bool]):
    """Gives whether anything was changed; every change is kept at once."""

    PRIVATE: ClassVar[bool] = False
    CSS_PATH: ClassVar[Any] = [LIST_STYLES, Path(__file__).with_name("questions.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "back", show=False),
        Binding("a,n", "add", show=False),
        Binding("e", "edit", show=False),
        Binding("space,r", "required", show=False),
        Binding("u,minus", "move(-1)", show=False),
        Binding("d,plus", "move(1)", show=False),
        Binding("x,delete", "drop", show=False),
    ]

    def __init__(self, stand: Stand) -> None:
        columns = (
            Column("", 2, right=True),
            Column(_("Asked")),
            Column(_("Answer"), 8),
            Column(_("Choices"), 24, above=76),
            Column("", 10),
        )
        empty = (
            _("No question yet."),
            _("Ask every visitor the same, answered by one key at the Desk."),
            _("a adds one"),
        )
        super().__init__(stand, _("Questions of this stand"), columns, empty)
        self._questions: dict[str, Question] = {}

    async def bring(self) -> None:
        """Read them."""
        found = await asyncio.to_thread(questions.listed, self.stand)
        self._questions = {one.code: one for one in found}
        self.show_rows([self._row(number, one) for number, one in enumerate(found, start=1)])
        add = Hint("a", _("add one"))
        some = (
            Hint("Enter", _("change")),
            add,
            Hint("Space", _("required")),
            Hint("u d", _("up, down")),
            Hint("x", _("drop")),
            Hint("Esc", _("back")),
        )
        self.foot.hints = some if found else (add, Hint("Esc", _("back")))

    def _row(self, number: int, one: Question) -> Row:
        language = (self.stand.settings.language,)
        choices = ", ".join(said(words, language) or code for code, words in one.choices)
        cells = (
            Cell(str(number), "silver"),
            Cell(said(one.words, language), "bright"),
            Cell(kind_label(one.kind), "fg"),
            Cell(choices, "silver"),
            Cell("● " + _("required") if one.required else "", "warm"),
        )
        return Row(one.code, cells)

    # -- keys --------------------------------------------------------------------------------------

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        """Change the question under the cursor."""
        message.stop()
        self.action_edit()

    def action_add(self) -> None:
        """Write another question."""
        self.app.push_screen(QuestionSheet(self.stand, None), self._written)

    def action_edit(self) -> None:
        """Change the question under the cursor."""
        if (one := self._current()) is not None:
            self.app.push_screen(QuestionSheet(self.stand, one), self._written)

    def _written(self, code: str | None) -> None:
        if code:
            self.written(Flash("√ " + _("Kept"), _("The Desk asks it from now on.")))
            beside(self, partial(self._read_then, code), "read", latest=True)

    async def _read_then(self, code: str) -> None:
        await self.bring()
        self.list.go_to(code)

    def action_required(self) -> None:
        """Hold the save back until it is answered, or not."""
        if (one := self._current()) is not None:
            self.do(partial(questions.put, self.stand, one.code, required=not one.required))

    def action_move(self, by: int) -> None:
        """Ask it earlier or later."""
        if (one := self._current()) is not None:
            self.do(partial(questions.move, self.stand, one.code, by))

    def action_drop(self) -> None:
        """Ask it no more; asks first."""
        one = self._current()
        if one is None:
            return
        answers = [Answer(_("Keep it"), "keep", "k"), Answer(_("Ask it no more"), "drop", "d")]
        title = _("Ask “{question}” no more?").format(question=said(one.words))
        words = _("Answers that were given stay with their leads.")
        self.app.push_screen(Ask(title, words, answers), partial(self._dropped, one.code))

    def _dropped(self, code: str, answer: str | None) -> None:
        if answer == "drop":
            self.do(partial(questions.drop, self.stand, code))

    def _current(self) -> Question | None:
        row = self.list.current
        return self._questions.get(row.key) if row is not None else None

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(self.changed)
