"""A section's head: its title, a rule to the right edge, and a word at its end."""

from __future__ import annotations

from collections.abc import Sequence

from textual.reactive import reactive

from fairdesk.tui.widgets.cells import Cell, width_of
from fairdesk.tui.widgets.line import Line


class Head(Line):
    """`Title 2 ─────────── word`; lit while the section in use holds the focus."""

    title: reactive[str] = reactive("")
    count: reactive[str] = reactive("")
    word: reactive[str] = reactive("")
    lit: reactive[bool] = reactive(False)

    def __init__(self, title: str, count: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.set_reactive(Head.title, title)
        self.set_reactive(Head.count, count)

    def cells(self, width: int) -> Sequence[Cell]:
        """Return title, rule and word; on a narrow line the word goes first."""
        line = [Cell(self.title, "accent" if self.lit else "silver", bold=True), Cell(" ")]
        if self.count:
            line += [Cell(self.count, "fg"), Cell(" ")]
        tail = [Cell(" "), Cell(self.word, "silver")] if self.word else []
        rule = width - width_of(line) - width_of(tail)
        if rule < 1 and tail:
            tail, rule = [], width - width_of(line)
        return [*line, Cell("─" * rule, "accent-dim" if self.lit else "line"), *tail]
