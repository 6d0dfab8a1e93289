"""Chips: ways to narrow a list, each with its count, one of them in use."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive

from fairdesk.tui.direction.side import pointing
from fairdesk.tui.keys import digit
from fairdesk.tui.widgets.cells import Cell, width_of
from fairdesk.tui.widgets.line import Line

DIGITS: Final = 10


class Chip(NamedTuple):
    """One way to narrow: its code, its word, and how many rows it leaves (-1 is not counted yet)."""

    code: str
    word: str
    rows: int = -1


class Chips(Line, can_focus=True):
    """A row of chips, numbered from 0; what has no room at the right goes whole.

    `tail` is shown at the right end when it fits: a key and what it does.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "beside(-1)", show=False),
        Binding("right", "beside(1)", show=False),
    ]

    chips: reactive[tuple[Chip, ...]] = reactive(())
    value: reactive[str] = reactive("")
    tail: reactive[tuple[str, str]] = reactive(("", ""))

    class Changed(Message):
        """Another chip is in use."""

        def __init__(self, chips: Chips, code: str) -> None:
            super().__init__()
            self.chips = chips
            self.code = code

        @property
        def control(self) -> Chips:
            """The row of chips."""
            return self.chips

    class TailPressed(Message):
        """The word at the right end was clicked."""

    def __init__(self, chips: Sequence[Chip] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.set_reactive(Chips.chips, tuple(chips))

    def shown(self, width: int) -> tuple[Chip, ...]:
        """Return the chips that fit, the chosen one always among them."""
        fitting: list[Chip] = []
        chosen = next((chip for chip in self.chips if chip.code == self.value), None)
        room = width - (width_of(self._chip(chosen)) + 1 if chosen else 0)
        for chip in self.chips:
            size = 0 if chip is chosen else width_of(self._chip(chip)) + 1
            if size > room:
                break
            room -= size
            fitting.append(chip)
        if chosen is not None and chosen not in fitting:
            fitting.append(chosen)
        return tuple(fitting)

    def _chip(self, chip: Chip) -> list[Cell]:
        chosen = chip.code == self.value
        ground = "accent" if chosen else "field-focus" if self.has_focus else "field"
        count = f" {chip.rows}" if chip.rows >= 0 else ""
        if chosen:
            return [
                Cell(f" {chip.word}", "ink", bold=True, ground=ground),
                Cell(f"{count} ", "ink", ground=ground),
            ]
        return [Cell(f" {chip.word}", "fg", ground=ground), Cell(f"{count} ", "silver", ground=ground)]

    def cells(self, width: int) -> list[Cell]:
        """Return chips, and the tail where it has room."""
        line: list[Cell] = []
        for chip in self.shown(width):
            line += [*self._chip(chip), Cell(" ")]
        key, word = self.tail
        gap = width - width_of(line) - len(key) - len(word) - 1
        if key and gap > 0:
            line += [Cell(" " * gap), Cell(key, "accent"), Cell(f" {word}", "silver")]
        return line

    def choose(self, code: str) -> None:
        """Use a chip and say so; the one in use gives way to the first."""
        code = code if code != self.value else (self.chips[0].code if self.chips else "")
        if code != self.value:
            self.value = code
            self.post_message(self.Changed(self, code))

    def choose_number(self, number: int) -> bool:
        """Use the chip of that digit, from 0; say whether there is one."""
        if number < min(DIGITS, len(self.chips)):
            self.choose(self.chips[number].code)
            return True
        return False

    def action_beside(self, by: int) -> None:
        """Go to the side that an arrow points to."""
        self.action_step(pointing(self, by))

    def action_step(self, by: int) -> None:
        """Use the chip beside, not round the corner."""
        codes = [chip.code for chip in self.chips]
        at = codes.index(self.value) if self.value in codes else 0
        to = max(0, min(len(codes) - 1, at + by))
        if codes and to != at:
            self.choose(codes[to])

    def on_key(self, event: events.Key) -> None:
        """Use the chip of a digit of any script."""
        number = digit(event.character)
        if number is not None and self.choose_number(number):
            event.stop()

    def on_click(self, event: events.Click) -> None:
        """Use the chip under the mouse, or press the tail."""
        start = 0
        for chip in self.shown(self.size.width):
            end = start + width_of(self._chip(chip))
            if start <= event.x < end:
                self.choose(chip.code)
                return
            start = end + 1
        if self.tail[0] and event.x >= self.size.width - len(self.tail[1]) - len(self.tail[0]) - 1:
            self.post_message(self.TailPressed())

    def watch_has_focus(self, _focus: bool) -> None:
        """Draw again with the focus."""
        self.refresh()
