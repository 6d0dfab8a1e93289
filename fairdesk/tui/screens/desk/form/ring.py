"""The ring line: find a ring, say how far the interest goes, how many and which size, and add it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from fairdesk.domain.trade import Level
from fairdesk.language.messages import _
from fairdesk.tui.inputs.one_row import In
from fairdesk.tui.screens.desk.rows import RingHit
from fairdesk.tui.widgets.beside import beside
from fairdesk.tui.widgets.cells import UNSEEN, Cell
from fairdesk.tui.widgets.drop import Drop
from fairdesk.tui.widgets.field import Label
from fairdesk.tui.widgets.level_chip import LevelChip
from fairdesk.tui.widgets.row_lines import Column, Row

FindRings = Callable[[str], Awaitable[Sequence[RingHit]]]

COLUMNS = (Column("", 8), Column(""), Column("", 14), Column("", 3, right=True))
PRICED = (Column("", 8), Column(""), Column("", 12, right=True))
"""The columns of the list while prices show."""


class RingLine(Widget):
    """`Ring  [SKU or word] [liked] [qty] [size]`; the list under it shows what the words may mean."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "beside(1)", show=False),
        Binding("shift+tab", "beside(-1)", show=False),
    ]

    class Added(Message):
        """A ring is to be added: what was typed, and which ring it means when that is known already."""

        def __init__(self, text: str, hit: RingHit | None, level: Level, quantity: str, size: str) -> None:
            super().__init__()
            self.text = text
            self.hit = hit
            self.level = level
            self.quantity = quantity
            self.size = size

    class Left(Message):
        """The line is being left, up or down; `past` the picked rings by Enter and Tab."""

        def __init__(self, by: int, past: bool) -> None:
            super().__init__()
            self.by = by
            self.past = past

    class Shown(Message):
        """Another ring is under the cursor of the list; None when the list closed."""

        def __init__(self, hit: RingHit | None) -> None:
            super().__init__()
            self.hit = hit

    def __init__(self, drop: Callable[[], Drop]) -> None:
        super().__init__(id="ring-line")
        self.query_field = In(_("SKU or word"), id="ring")
        self.level = LevelChip(id="level")
        self.quantity = In(_("qty"), id="quantity")
        self.size_field = In(_("size"), id="ring-size")
        self.label = Label(_("Ring"))
        self._drop = drop
        self._find: FindRings | None = None
        self._hits: dict[str, RingHit] = {}
        self._hits_for = ""
        self._quiet = ""
        self._prices = False

    def compose(self) -> ComposeResult:
        """Lay the fields in a row."""
        yield Horizontal(
            self.label, self.query_field, self.level, self.quantity, self.size_field, classes="row"
        )

    @property
    def parts(self) -> tuple[Widget, ...]:
        """The fields, in the order of Tab."""
        return (self.query_field, self.level, self.quantity, self.size_field)

    def connect(self, find: FindRings) -> None:
        """Begin to search; what was typed before is searched for now."""
        self._find = find
        self._look()

    @property
    def is_open(self) -> bool:
        """Whether the list is open."""
        return self._drop().is_open_for(self.query_field)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search for what was typed."""
        if event.input is self.query_field:
            self._look()

    def _look(self) -> None:
        text = self.query_field.value
        if not text.strip() or text == self._quiet:
            self.shut()
        elif self._find is not None:
            beside(self, partial(self._answer, text, self._find), "rings", latest=True)

    async def _answer(self, text: str, find: FindRings) -> None:
        hits = await find(text)
        if self.query_field.value != text or not any(part.has_focus for part in self.parts):
            return
        self._hits = {hit.id: hit for hit in hits}
        self._hits_for = text
        self._drop().open_under(self.query_field, self, self._columns, self._rows(hits))
        self.show_current()

    def show_prices(self, shown: bool) -> None:
        """Show the prices of the rings in the open list, or cover them."""
        self._prices = shown
        if self.is_open:
            self._drop().columns = self._columns
            self._drop().show(self._rows([*self._hits.values()]), keep=True)

    @property
    def _columns(self) -> tuple[Column, ...]:
        return PRICED if self._prices else COLUMNS

    def _rows(self, hits: Sequence[RingHit]) -> list[Row]:
        return [_row(hit, self._prices) for hit in hits]

    def show_current(self) -> None:
        """Say which ring is under the cursor of the list."""
        self.post_message(self.Shown(self._current()))

    def _current(self) -> RingHit | None:
        row = self._drop().current if self.is_open else None
        return self._hits.get(row.key) if row is not None else None

    def shut(self) -> bool:
        """Close the list; say whether it was open."""
        closed = self._drop().close(self.query_field)
        if closed:
            self.post_message(self.Shown(None))
        return closed

    def on_in_left(self, message: In.Left) -> None:
        """Move in the open list, add, or leave the line."""
        message.stop()
        self._leave(message.key)

    def on_level_chip_left(self, message: LevelChip.Left) -> None:
        """The same for the level."""
        message.stop()
        self._leave(message.key)

    def on_level_chip_chosen(self, message: LevelChip.Chosen) -> None:
        """A level was chosen: on to the quantity."""
        message.stop()
        self.screen.set_focus(self.quantity)

    def _leave(self, key: str) -> None:
        if key == "enter" and self.query_field.value.strip():
            self.add()
        elif self.is_open and key != "enter":
            self._drop().action_move(1 if key == "down" else -1)
            self.show_current()
        else:
            self.shut()
            self.post_message(self.Left(-1 if key == "up" else 1, key == "enter"))

    def taken(self) -> Added:
        """Return what stands in the line, and empty it for the next ring."""
        text = self.query_field.value.strip()
        hit = self._current() if self._hits_for == self.query_field.value else None
        added = self.Added(
            text, hit, self.level.level, self.quantity.value.strip(), self.size_field.value.strip()
        )
        self.empty()
        return added

    def add(self) -> None:
        """Add what stands in the line, and stay for the next ring."""
        self.post_message(self.taken())
        self.screen.set_focus(self.query_field)

    def empty(self) -> None:
        """Empty the line."""
        self.shut()
        for field in (self.query_field, self.quantity, self.size_field):
            field.write("")
        self.level.level = Level.LIKED
        self._quiet = ""

    def edit(self, sku: str, level: Level, quantity: str, size: str, part: Widget) -> None:
        """Take a picked ring up again, with the focus on one part."""
        self._quiet = sku
        self.query_field.write(sku)
        self.level.level = level
        self.quantity.write(quantity)
        self.size_field.write(size)
        self.screen.set_focus(part)

    def action_beside(self, by: int) -> None:
        """Go to the part beside; from the ends, leave the line."""
        at = next((number for number, part in enumerate(self.parts) if part.has_focus), 0) + by
        if 0 <= at < len(self.parts) and self.query_field.value.strip():
            self.screen.set_focus(self.parts[at])
        else:
            self.shut()
            self.post_message(self.Left(by, True))

    def take(self, row: Row) -> None:
        """Add the ring of a row that was clicked."""
        self._drop().go_to(row.key)
        self.add()


def _row(hit: RingHit, prices: bool) -> Row:
    named = (Cell(hit.sku, "accent"), Cell(hit.name, "bright"))
    if prices:
        return Row(hit.id, (*named, Cell(hit.price or _("not stated"), "fg")))
    return Row(hit.id, (*named, Cell(hit.stone, "silver"), Cell(UNSEEN, "silver")))
