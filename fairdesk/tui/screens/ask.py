"""A question with an answer for each letter; Esc and Enter give the safe one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen, Screen

from fairdesk.tui.direction.side import pointing
from fairdesk.tui.keys import latin
from fairdesk.tui.widgets.cells import Cell, columns_of
from fairdesk.tui.widgets.line import Line
from fairdesk.tui.widgets.reading import Reading


class Answer(NamedTuple):
    """An answer: what it is called, what it means to the asker, and the letter that gives it."""

    word: str
    value: str
    letter: str


class AnswerButton(Line, can_focus=True):
    """An answer as a flat button, its letter underlined; `key` is what else gives it, beside the word."""

    def __init__(self, answer: Answer, danger: bool, key: str = "") -> None:
        super().__init__()
        self.answer = answer
        self.danger = danger
        self.key = key
        self.styles.width = columns_of(answer.word) + (columns_of(key) + 6 if key else 6)

    def cells(self, width: int) -> list[Cell]:
        """Return the word on its ground."""
        if self.has_focus:
            ink, ground = ("on-agate", "agate") if self.danger else ("ink", "accent")
        else:
            ink, ground = "fg", "field-focus"
        word = self.answer.word
        at = word.lower().find(self.answer.letter) if self.answer.letter else -1
        cell = Cell("", ink, bold=self.has_focus, ground=ground)
        if self.key:
            key = cell._replace(text=f"{self.key}  ", ink=ink if self.has_focus else "accent")
            return [cell._replace(text=f"  {word}  "), key]
        if at < 0:
            return [cell._replace(text=f"   {word}   ")]
        return [
            cell._replace(text="   " + word[:at]),
            cell._replace(text=word[at], underline=True),
            cell._replace(text=word[at + 1 :] + "   "),
        ]

    def watch_has_focus(self, _focus: bool) -> None:
        """Draw again with the focus."""
        self.refresh()


def step_beside(screen: Screen[Any], buttons: Sequence[AnswerButton], by: int) -> None:
    """Give the focus to the button left (-1) or right (1) of the one that has it, where there is one."""
    if isinstance(screen.focused, AnswerButton) and screen.focused in buttons:
        to = buttons.index(screen.focused) + pointing(screen.focused, by)
        if 0 <= to < len(buttons):
            buttons[to].focus()


class Ask(ModalScreen[str]):
    """Title, sentence and answers; the first answer is the safe one, the last may be `danger`ous."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "safe", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("left", "beside(-1)", show=False),
        Binding("right", "beside(1)", show=False),
        Binding("enter", "give", show=False),
    ]

    def __init__(self, title: str, body: str, answers: Sequence[Answer], *, danger: bool = True) -> None:
        super().__init__()
        self._words = (title, body)
        self._buttons = [
            AnswerButton(answer, danger and number == len(answers) - 1)
            for number, answer in enumerate(answers)
        ]
        self._danger = danger

    def compose(self) -> ComposeResult:
        """Lay the question over the screen."""
        title, body = self._words
        with Vertical(id="ask", classes="-danger" if self._danger else None):
            yield Reading(title, classes="title")
            if body:
                yield Reading(body, classes="body")
            yield Horizontal(*self._buttons, classes="answers")

    def on_mount(self) -> None:
        """Put the focus on the safe answer."""
        self._buttons[0].focus()

    def on_key(self, event: events.Key) -> None:
        """Give the answer whose letter was pressed, whatever the keyboard's layout."""
        letter = latin(event.character).lower()
        for button in self._buttons:
            if letter and letter == button.answer.letter:
                event.stop()
                self.dismiss(button.answer.value)
                return

    def on_click(self, event: events.Click) -> None:
        """Give the answer that was clicked."""
        if isinstance(event.widget, AnswerButton):
            self.dismiss(event.widget.answer.value)

    def action_beside(self, by: int) -> None:
        """Go to the answer beside."""
        step_beside(self, self._buttons, by)

    def action_give(self) -> None:
        """Give the answer that has the focus."""
        button = self.focused
        if isinstance(button, AnswerButton):
            self.dismiss(button.answer.value)

    def action_safe(self) -> None:
        """Give the safe answer."""
        self.dismiss(self._buttons[0].answer.value)
