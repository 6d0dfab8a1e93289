"""A choice for a narrow place: when its words do not fit, only the chosen one shows."""

from __future__ import annotations

from textual import events

from fairdesk.tui.widgets.cells import Cell, width_of
from fairdesk.tui.widgets.choice import Choice


class FittedChoice(Choice):
    """All words in a row where there is room, else the chosen one between arrows: `← Deutsch →  3/5`."""

    def cells(self, width: int) -> list[Cell]:
        """Return one chip for each option, or the chosen one's."""
        every = super().cells(width)
        if width_of(every) - 1 <= width:
            return every
        at = next((number for number, one in enumerate(self.options) if one.code == self.value), 0)
        arrow = Cell(" ← ", "accent" if self.has_focus else "silver")
        number = Cell(f"  {at + 1}/{len(self.options)}", "faint")
        return [every[0], arrow, every[1 + 2 * at], arrow._replace(text=" → "), number]

    def on_click(self, event: events.Click) -> None:
        """Choose the word under the mouse, or step where an arrow was clicked."""
        cells = self.cells(self.size.width)
        if len(cells) == 1 + 2 * len(self.options):
            super().on_click(event)
            return
        event.prevent_default()
        self.action_step(-1 if self.cell_at(event.x) == 1 else 1)
