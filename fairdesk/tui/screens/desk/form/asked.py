"""A question of the stand in the Desk's form: its words on a row, and one key that answers below them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget

from fairdesk.domain.questions import Question, choices_of, said
from fairdesk.domain.trade import QuestionKind
from fairdesk.language.messages import _
from fairdesk.tui.inputs.one_row import In
from fairdesk.tui.widgets.cells import Cell
from fairdesk.tui.widgets.choice import Choice, Option
from fairdesk.tui.widgets.line import Line

PER_PAGE: Final = 2
"""Questions on a page of More: they fit at 80x24."""


class Asked(Line):
    """`Where do you sell?`, with what is required marked and said."""

    def __init__(self, words: str, required: bool) -> None:
        super().__init__()
        self._words = words
        self._required = required

    def cells(self, width: int) -> Sequence[Cell]:
        """Return the question."""
        mark = [Cell("  ● " + _("required"), "warm")] if self._required else []
        return [Cell(self._words, "fg"), *mark]


class AskedRow(Widget):
    """`part` takes the answer: a choice that a digit answers, or a field; `value` is the answer as typed."""

    def __init__(self, question: Question, language: str, page: str) -> None:
        super().__init__(classes="asked")
        self.question = question
        self.page = page
        self._words = Asked(said(question.words, (language,)), question.required)
        self.part: Choice | In
        if question.kind in (QuestionKind.CHOICE, QuestionKind.YES_NO):
            letters = {"yes": "y", "no": "n"} if question.kind == QuestionKind.YES_NO else {}
            options = [
                Option(code, f"{number} {said(words, (language,)) or code}", letters.get(code, ""))
                for number, (code, words) in enumerate(choices_of(question), start=1)
            ]
            self.part = Choice(options, id=f"answer-{question.code}", clears=True)
        else:
            hint = _("a number") if question.kind == QuestionKind.NUMBER else ""
            self.part = In(hint, id=f"answer-{question.code}")

    def compose(self) -> ComposeResult:
        """Lay the answer below the question."""
        yield self._words
        yield Horizontal(self.part, classes="row")

    @property
    def value(self) -> str:
        """The answer as typed or chosen; empty for none."""
        return self.part.value

    @value.setter
    def value(self, value: str) -> None:
        if isinstance(self.part, In):
            self.part.write(value)
        else:
            self.part.value = value
