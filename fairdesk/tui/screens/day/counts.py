"""What was counted by hand: a number to type, beside what was entered, and whether both agree."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.reactive import reactive
from textual.widget import Widget

from fairdesk.domain.numbers import whole
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import _, ngettext
from fairdesk.tui.inputs.one_row import In
from fairdesk.tui.widgets.cells import Cell, fit
from fairdesk.tui.widgets.field import Field
from fairdesk.tui.widgets.line import Line


class Compared(Line):
    """`12 entered   √ equal`, or how far both are apart."""

    entered: reactive[int] = reactive(0)
    typed: reactive[str] = reactive("")

    def cells(self, width: int) -> Sequence[Cell]:
        """Return what was entered, and how the count compares."""
        words = _("{count} entered").format(count=self.entered)
        return [Cell("  "), Cell(fit(words, 15), "silver"), *self._verdict()]

    @property
    def fault(self) -> str:
        """What is wrong with the count as typed; empty when nothing is."""
        try:
            whole(self.typed)
        except Refusal as refusal:
            return refusal.what
        return ""

    def _verdict(self) -> list[Cell]:
        if self.fault:
            return [Cell(self.fault, "hot")]
        counted = whole(self.typed)
        if counted is None:
            return []
        missing = counted - self.entered
        if not missing:
            return [Cell("√ " + _("equal"), "ok", bold=True)]
        words = (
            ngettext("{count} not entered", "{count} not entered", missing)
            if missing > 0
            else ngettext("{count} more entered", "{count} more entered", -missing)
        )
        return [Cell("▲ " + words.format(count=abs(missing)), "hot", bold=True)]


class Count(Widget):
    """One of the counts; `field` takes what was counted."""

    def __init__(self, what: str, label: str) -> None:
        super().__init__(classes="count")
        self.what = what
        self.field = In(_("count"), id=f"count-{what}")
        self._row = Field(label, self.field)
        self.compared = Compared()

    def compose(self) -> ComposeResult:
        """Lay the field before how it compares."""
        yield Horizontal(self._row, self.compared)

    def light(self, lit: bool) -> None:
        """Light the label, or not."""
        self._row.light(lit)
