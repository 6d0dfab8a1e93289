"""Your first visitor: how to register one, on a page that fits the smallest window."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen

from fairdesk.language.messages import _
from fairdesk.tui.hints import Hint
from fairdesk.tui.widgets.bars import HintLine
from fairdesk.tui.widgets.cells import Cell, fit
from fairdesk.tui.widgets.detail import Detail, Fact
from fairdesk.tui.widgets.head import Head

WHEN: Final = 25
"""Columns of what happens, before what to do then."""

KEY: Final = 10


class FirstVisitor(Screen[None]):
    """Any key goes back to where it was opened from."""

    CSS_PATH: ClassVar[Path] = Path(__file__).with_name("first.tcss")

    def __init__(self) -> None:
        super().__init__()
        self._facts = Detail("bg", id="first-facts")
        self._foot = HintLine(classes="foot")

    def compose(self) -> ComposeResult:
        """Lay the page."""
        yield Head(_("Your first visitor"))
        yield self._facts
        yield self._foot

    def on_mount(self) -> None:
        """Show the steps, and what else may happen."""
        self._facts.show([*steps(), (), *otherwise()])
        self._foot.hints = (Hint(_("any key"), _("to the Desk")), Hint("F1", _("there: every key")))

    def on_key(self, event: events.Key) -> None:
        """Go back."""
        event.stop()
        self.dismiss(None)

    def on_click(self) -> None:
        """Go back."""
        self.dismiss(None)


def steps() -> list[Fact]:
    """Return the steps of registering a visitor, in order."""
    told = (
        (_("Type the name as on the card, then Enter."), ""),
        (_("Company, Enter. Country: two letters, Enter takes the first."), ""),
        (_("An e-mail or a phone: one way to reach them is enough."), ""),
        (_("F7, then the ring's SKU or a word, Enter. The next ring the same way."), ""),
        ("", _("Tab: how far it goes, 1 looked to 5 order, and how many.")),
        (_("F9 saves. Wait for √ Saved: from then on it is on the disk."), ""),
        ("", _("What you type is kept on the way, even when the power goes.")),
    )
    rows: list[Fact] = []
    number = 0
    for step, more in told:
        number += bool(step)
        first = Cell(f" {number}  ", "accent", bold=True) if step else Cell("    ")
        rows.append((first, Cell(step, "bright") if step else Cell(more, "silver")))
    return rows


def otherwise() -> list[Fact]:
    """Return what else may happen at a stand, with the key for it."""
    told = (
        (_("Another visitor comes"), "Ctrl+N", _("parks this one, and brings it back")),
        (_("There is only a card"), "Shift+F7", _("keeps its picture, F9 saves")),
        (_("They give no data"), "Shift+F8", _("counts the visit")),
        (_("A colleague comes too"), "Ctrl+Y", _("saves, and the company stays")),
        (_("They were here before"), "F8", _("adds a visit to what is known")),
        (_("They want to see it"), "Ctrl+G", _("shows them what they told you")),
        (_("It was a mistake"), "Ctrl+Z", _("takes it back")),
        (_("Others look on"), "F12", _("hides the screen at once")),
        (_("The day ends"), "Ctrl+P", _("then: Close the day")),
        (_("No F-keys, Persian keys"), "Esc", _("then the digit: 9 saves, 0 hides")),
    )
    return [
        (
            Cell("    " + fit(happens, WHEN), "fg"),
            Cell(fit(key, KEY), "accent"),
            Cell(does, "silver"),
        )
        for happens, key, does in told
    ]
