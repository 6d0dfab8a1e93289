"""A field: a label and what is typed or chosen beside it, with room for what is wrong."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.reactive import reactive
from textual.widget import Widget

from fairdesk.tui.widgets.cells import Cell
from fairdesk.tui.widgets.line import Line


class Label(Line):
    """A field's label; it lights with the field and never moves."""

    text: reactive[str] = reactive("")
    lit: reactive[bool] = reactive(False)

    def __init__(self, text: str) -> None:
        super().__init__()
        self.set_reactive(Label.text, text)

    def cells(self, width: int) -> list[Cell]:
        """Return the label's word."""
        return [Cell(self.text, "accent" if self.lit else "silver")]


class Fault(Line):
    """What is wrong with a field, on the row below it; only tall windows have that row."""

    text: reactive[str] = reactive("")

    def cells(self, width: int) -> list[Cell]:
        """Return the sentence."""
        return [Cell(self.text[:width], "hot")]


class Field(Widget):
    """One or more inputs in a row behind one label.

    `fault` is a translated sentence, or empty; the row below shows it where there is one, and the
    inputs named `guilty` get a red bar.
    """

    fault: reactive[str] = reactive("")

    def __init__(self, label: str, *parts: Widget, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._label = Label(label)
        self._parts = parts
        self._below = Fault()

    def compose(self) -> ComposeResult:
        """Lay the label before its parts, and the fault's row below."""
        yield Horizontal(self._label, *self._parts, classes="row")
        yield self._below

    @property
    def label(self) -> str:
        """The label's word."""
        return self._label.text

    def light(self, lit: bool) -> None:
        """Light the label, or not."""
        self._label.lit = lit

    def watch_fault(self, fault: str) -> None:
        """Show or take away what is wrong."""
        self._below.text = fault
        for part in self._parts:
            part.set_class(bool(fault), "-fault")
