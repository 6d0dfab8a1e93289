"""The rings picked for the visitor, newest first, and the keys that change them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from fairdesk.domain.draft import Pick
from fairdesk.domain.labels import level_label, reason_label
from fairdesk.domain.trade import Level
from fairdesk.language.messages import _
from fairdesk.tui.keys import digit, latin
from fairdesk.tui.screens.desk.rows import RingHit
from fairdesk.tui.widgets.cells import Cell
from fairdesk.tui.widgets.level_chip import level_of
from fairdesk.tui.widgets.row_lines import Column, Row
from fairdesk.tui.widgets.rows import Rows

LETTERS = {"q": "quantity", "s": "size", "r": "reason"}
STRONG = frozenset({Level.SAMPLE.value, Level.QUOTE.value, Level.ORDER.value})


@dataclass
class Picked:
    """A pick and its ring as far as it is known; `seeking` while it is being looked for."""

    pick: Pick
    hit: RingHit | None = None
    seeking: bool = False

    def is_ring(self, hit: RingHit) -> None:
        """Take in which ring was meant."""
        self.pick.ring_id, self.pick.sku, self.pick.words = hit.id, hit.sku, ""
        self.hit, self.seeking = hit, False


class PickedList(Rows):
    """1-5 change the level, q quantity, s size, r reason, Del removes; Up from the first row leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("delete,backspace", "change('remove')", show=False)]

    RESTING = False

    class Wanted(Message):
        """A pick is to be changed: `what` is level, quantity, size, reason or remove."""

        def __init__(self, what: str, interest_id: str, level: Level | None = None) -> None:
            super().__init__()
            self.what = what
            self.interest_id = interest_id
            self.level = level

    class Left(Message):
        """The list is being left, up or down."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def __init__(self) -> None:
        columns = (Column("", 8), Column(""), Column("", 7), Column("", 11))
        super().__init__(
            columns, heads=False, empty=(_("No ring yet. F7, then a SKU or a word."),), id="picked"
        )

    def show_picks(self, picks: Sequence[Picked]) -> None:
        """Draw the picks, the newest first."""
        self.can_focus = bool(picks)
        self.show([_row(picked) for picked in reversed(picks)], keep=self.has_focus)

    def action_change(self, what: str) -> None:
        """Ask for a change of the row under the cursor."""
        if self.current is not None:
            self.post_message(self.Wanted(what, self.current.key))

    def action_choose(self) -> None:
        """Enter goes on, as in a field."""
        self.post_message(self.Left(1))

    def action_move(self, by: int) -> None:
        """Move, or leave at the ends."""
        before = self.cursor
        super().action_move(by)
        if self.cursor == before:
            self.post_message(self.Left(by))

    def on_key(self, event: events.Key) -> None:
        """Change the level by digit, quantity and size by their letters."""
        level = level_of(event.character)
        letter = latin(event.character).lower()
        if level is not None and self.current is not None:
            event.stop()
            self.post_message(self.Wanted("level", self.current.key, level))
        elif digit(event.character) is None and letter in LETTERS:
            event.stop()
            self.action_change(LETTERS[letter])


def _row(picked: Picked) -> Row:
    pick, hit = picked.pick, picked.hit
    if hit is None:
        name = Cell(
            _("looking …") if picked.seeking else _("in words: {words}").format(words=pick.words), "warm"
        )
        sku = Cell(pick.sku if pick.ring_id else "", "silver")
    else:
        why = f" · {reason_label(pick.reason)}" if pick.reason else ""
        name, sku = Cell(hit.name + why, "fg"), Cell(hit.sku, "silver")
    strong = pick.level in STRONG
    return Row(
        pick.interest_id,
        (
            sku,
            name,
            Cell(level_label(pick.level), "accent" if strong else "fg", bold=strong),
            _amount(picked),
        ),
    )


def _amount(picked: Picked) -> Cell:
    quantity, size = picked.pick.quantity, picked.pick.size
    moq = picked.hit.moq if picked.hit else 0
    number = "".join(str(digit(sign)) for sign in quantity if digit(sign) is not None)
    if number and moq and int(number[:9]) < moq:
        return Cell(_("{quantity} < MOQ {moq}").format(quantity=quantity, moq=moq), "warm")
    return Cell(f"{quantity}  {size}" if quantity and size else quantity or size, "fg")
