"""A tick: yes or not, by Space or a click."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive

from fairdesk.tui.widgets.cells import Cell, columns_of
from fairdesk.tui.widgets.line import Line


class Tick(Line, can_focus=True):
    """`□ may contact`, or `■ may contact`; Enter and Down go on without changing it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space,x", "tick", show=False)]

    on: reactive[bool] = reactive(False)

    class Changed(Message):
        """A tick was set or taken away."""

        def __init__(self, tick: Tick) -> None:
            super().__init__()
            self.tick = tick

        @property
        def control(self) -> Tick:
            """The tick."""
            return self.tick

    def __init__(self, text: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.say(text)

    def say(self, text: str) -> None:
        """Stand for other words."""
        self.text = text
        self.styles.width = columns_of(text) + 3

    def cells(self, width: int) -> list[Cell]:
        """Return the box and its words."""
        focus = self.has_focus
        ground = "field-focus" if focus else ""
        mark = "accent" if focus or self.on else "silver"
        ink = "bright" if self.on or focus else "silver"
        return [
            Cell("▌" if focus else " ", "accent", ground=ground),
            Cell("■ " if self.on else "□ ", mark, ground=ground),
            Cell(self.text, ink, bold=self.on, ground=ground),
        ]

    def action_tick(self) -> None:
        """Set the tick, or take it away."""
        self.on = not self.on
        self.post_message(self.Changed(self))

    def on_click(self) -> None:
        """A click toggles too."""
        self.action_tick()

    def watch_has_focus(self, _focus: bool) -> None:
        """Draw again with the focus."""
        self.refresh()
