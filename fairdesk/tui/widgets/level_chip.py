"""How far an interest goes, as one word that a digit changes."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive

from fairdesk.domain.labels import level_label
from fairdesk.domain.trade import LEVELS, Level
from fairdesk.tui.direction.side import pointing
from fairdesk.tui.keys import digit
from fairdesk.tui.widgets.cells import Cell, fit
from fairdesk.tui.widgets.line import Line


def level_of(character: str | None) -> Level | None:
    """Return the level that a digit key names, in any script."""
    number = digit(character)
    return LEVELS[number - 1] if number and number <= len(LEVELS) else None


class LevelChip(Line, can_focus=True):
    """The level's word; 1 to 5 choose one and go on to the quantity."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "beside(-1)", show=False),
        Binding("right", "beside(1)", show=False),
        Binding("space", "step(1)", show=False),
        Binding("enter", "leave('enter')", show=False),
        Binding("down", "leave('down')", show=False),
        Binding("up", "leave('up')", show=False),
    ]

    level: reactive[Level] = reactive(Level.LIKED)

    class Chosen(Message):
        """A digit chose a level."""

    class Left(Message):
        """Enter, Down or Up was pressed; `key` says which."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def cells(self, width: int) -> list[Cell]:
        """Return the word on its chip."""
        ground = "field-focus" if self.has_focus else "field"
        ink = "bright" if self.has_focus or self.level is not Level.LIKED else "fg"
        word = Cell(fit(level_label(self.level), width - 1), ink, bold=self.has_focus, ground=ground)
        return [Cell("▌" if self.has_focus else " ", "accent", ground=ground), word]

    def on_key(self, event: events.Key) -> None:
        """Choose by digit."""
        level = level_of(event.character)
        if level is not None:
            event.stop()
            self.level = level
            self.post_message(self.Chosen())

    def action_beside(self, by: int) -> None:
        """Go to the side that an arrow points to."""
        self.action_step(pointing(self, by))

    def action_step(self, by: int) -> None:
        """Choose the next or the last level."""
        self.level = LEVELS[(LEVELS.index(self.level) + by) % len(LEVELS)]

    def action_leave(self, key: str) -> None:
        """Say that the chip is being left."""
        self.post_message(self.Left(key))

    def watch_has_focus(self, _focus: bool) -> None:
        """Draw again with the focus."""
        self.refresh()
