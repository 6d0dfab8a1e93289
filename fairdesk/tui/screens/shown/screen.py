"""Show the visitor: what they told us over the whole screen, and what they agree to, in their language."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen

from fairdesk.language.messages import _
from fairdesk.tui.direction.side import side_class
from fairdesk.tui.hints import Hint
from fairdesk.tui.widgets.bars import HintLine
from fairdesk.tui.widgets.cells import Cell
from fairdesk.tui.widgets.detail import Detail, Fact
from fairdesk.tui.widgets.head import Head
from fairdesk.tui.widgets.reading import Reading
from fairdesk.tui.widgets.tick import Tick
from fairdesk.workflows.leads.shown import Shown, ShownRing

MOST_RINGS = 5


class ShownScreen(Screen[dict[str, bool]]):
    """Gives what was agreed to, by purpose, when the visitor says it is right; None to correct it first."""

    CSS_PATH: ClassVar[Path] = Path(__file__).with_name("shown.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,f9", "right", show=False, priority=True),
        Binding("escape,ctrl+g", "correct", show=False),
        Binding("down,tab", "app.focus_next", show=False, priority=True),
        Binding("up,shift+tab", "app.focus_previous", show=False, priority=True),
        Binding("1", "tick(0)", show=False),
        Binding("2", "tick(1)", show=False),
        Binding("pagedown", "scroll(5)", show=False),
        Binding("pageup", "scroll(-5)", show=False),
    ]

    def __init__(self, shown: Shown, agreed: dict[str, bool]) -> None:
        super().__init__()
        self._shown = shown
        self._head = Head(shown.brand or _("Rings from Qom"), id="shown-head")
        self._head.word = _("PRACTICE") if shown.practice else ""
        self._facts = Detail("bg", id="shown-facts")
        self._ticks = {purpose: Tick("", id=f"shown-{purpose}") for purpose in shown.agree}
        for purpose, tick in self._ticks.items():
            tick.on = agreed.get(purpose, False)
        self._foot = HintLine(classes="foot")

    def compose(self) -> ComposeResult:
        """Lay what they told above what they agree to."""
        shown = self._shown
        side = side_class(shown.direction)
        self._head.add_class(side)
        yield self._head
        with VerticalScroll(id="shown", classes=side, can_focus=False):
            yield self._facts
            yield Head(shown.title)
            yield Reading(shown.notice, classes="notice")
            for purpose, text in shown.agree.items():
                yield Horizontal(self._ticks[purpose], Reading(text), classes="agree")
            yield Reading(shown.withdrawal, classes="notice last")
        yield self._foot

    def on_mount(self) -> None:
        """Show what they told; the focus is on the first tick."""
        rows = facts_of(self._shown)
        self._facts.styles.height = len(rows)
        self._facts.show(rows)
        self._foot.hints = (
            Hint("Enter", _("it is right")),
            Hint("Space", _("agree, or not")),
            Hint("1 2", _("each by its number")),
            Hint("Esc", _("correct it")),
        )
        next(iter(self._ticks.values())).focus()

    def action_tick(self, number: int) -> None:
        """Set or take away the tick of that number."""
        [*self._ticks.values()][number].action_tick()

    def action_scroll(self, by: int) -> None:
        """Scroll what does not fit."""
        self.query_one("#shown", VerticalScroll).scroll_relative(y=by, animate=False)

    def action_right(self) -> None:
        """The visitor says that it is right."""
        self.dismiss({purpose: tick.on for purpose, tick in self._ticks.items()})

    def action_correct(self) -> None:
        """Go back to the form, to correct it."""
        self.dismiss(None)


def facts_of(shown: Shown) -> list[Fact]:
    """Return the rows of what the visitor told: who they are, how to reach them, their rings."""
    rows: list[Fact] = [(Cell(shown.name or "·", "bright", bold=True),)]
    rows += [(Cell(line, "fg"),) for line in shown.lines]
    rows += [(), *(_ring(ring) for ring in shown.rings[:MOST_RINGS])] if shown.rings else []
    if len(shown.rings) > MOST_RINGS:
        rows.append((Cell(f"+ {len(shown.rings) - MOST_RINGS}", "silver"),))
    return [*rows, ()]


def _ring(ring: ShownRing) -> Fact:
    return (
        Cell("◊ ", "accent"),
        Cell(f"{ring.sku}  " if ring.sku else "", "silver"),
        Cell(ring.name, "bright"),
        Cell(f"  {ring.stone}" if ring.stone else "", "silver"),
        Cell(f"   {ring.many}" if ring.many else "", "fg"),
    )
