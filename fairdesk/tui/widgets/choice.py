"""A choice: one of a few words in a row, by its digit, its letter, the arrows or a click."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive

from fairdesk.tui.direction.side import pointing
from fairdesk.tui.keys import digit, latin
from fairdesk.tui.widgets.cells import Cell
from fairdesk.tui.widgets.line import Line


class Option(NamedTuple):
    """One thing to choose: its code, its word, and the letter that chooses it besides its digit."""

    code: str
    word: str
    letter: str = ""


class Choice(Line, can_focus=True):
    """The words of all options in a row, the chosen one on a chip.

    Digits from 1 choose: Latin, Persian, Arabic and keypad digits alike. With `clears`, Backspace chooses
    nothing.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "beside(-1)", show=False),
        Binding("right", "beside(1)", show=False),
        Binding("space", "step(1)", show=False),
        Binding("delete,backspace", "clear", show=False),
    ]

    value: reactive[str] = reactive("")

    class Changed(Message):
        """Something else was chosen; `by_key` says that a digit or letter did it."""

        def __init__(self, choice: Choice, by_key: bool) -> None:
            super().__init__()
            self.choice = choice
            self.by_key = by_key

        @property
        def control(self) -> Choice:
            """The choice."""
            return self.choice

    def __init__(
        self, options: Sequence[Option], value: str = "", *, id: str | None = None, clears: bool = False
    ) -> None:
        super().__init__(id=id)
        self._clears = clears
        self.options = tuple(options)
        self.set_reactive(Choice.value, value)

    def cells(self, width: int) -> list[Cell]:
        """Return one chip for each option."""
        focus = self.has_focus
        line = [Cell("▌" if focus else " ", "accent", ground="field-focus" if focus else "")]
        for option in self.options:
            chosen = option.code == self.value
            ground = ("accent" if focus else "field") if chosen else ""
            ink = ("ink" if focus else "bright") if chosen else "silver"
            line.append(Cell(f" {option.word} ", ink, bold=chosen, ground=ground))
            line.append(Cell(" "))
        return line

    def choose(self, code: str, by_key: bool = False) -> None:
        """Choose an option and say so."""
        self.value = code
        self.post_message(self.Changed(self, by_key))

    def action_beside(self, by: int) -> None:
        """Go to the side that an arrow points to."""
        self.action_step(pointing(self, by))

    def action_step(self, by: int) -> None:
        """Choose the option beside the chosen one, round the corner too."""
        codes = [option.code for option in self.options]
        at = codes.index(self.value) if self.value in codes else -1
        self.choose(codes[(at + by) % len(codes)])

    def action_clear(self) -> None:
        """Choose nothing, where that may be."""
        if self._clears:
            self.choose("")

    def on_key(self, event: events.Key) -> None:
        """Choose by digit or letter, whatever the keyboard's layout."""
        number = digit(event.character)
        if number is not None and 1 <= number <= len(self.options):
            event.stop()
            self.choose(self.options[number - 1].code, by_key=True)
            return
        letter = latin(event.character)
        for option in self.options:
            if letter and option.letter == letter.lower():
                event.stop()
                self.choose(option.code, by_key=True)
                return

    def on_click(self, event: events.Click) -> None:
        """Choose the word under the mouse."""
        at = self.cell_at(event.x)
        if at > 0 and at % 2:
            self.choose(self.options[at // 2].code)

    def watch_has_focus(self, _focus: bool) -> None:
        """Draw again with the focus."""
        self.refresh()
