"""The finder, the list and the pane of rings, kept in step without ever holding up the keys."""

from __future__ import annotations

from functools import partial
from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from fairdesk.domain.keyboard import typed_on_us
from fairdesk.language.messages import _
from fairdesk.language.terms import term
from fairdesk.models.stand_rows import RingDetail, RingRow
from fairdesk.stand import Stand
from fairdesk.tui.hints import Flash
from fairdesk.tui.inputs.one_row import In
from fairdesk.tui.place import Place
from fairdesk.tui.screens.rings import cells
from fairdesk.tui.screens.rings.drawn import Drawn
from fairdesk.tui.screens.rings.facts import beside, facts
from fairdesk.tui.widgets.chips import Chip, Chips
from fairdesk.tui.widgets.detail import Detail
from fairdesk.tui.widgets.field import Field
from fairdesk.tui.widgets.ring_picture import RingPicture
from fairdesk.tui.widgets.row_lines import Row
from fairdesk.tui.widgets.rows import Rows
from fairdesk.workflows.rings import browse

SEARCH_SECONDS: Final = 0.06
DETAIL_SECONDS: Final = 0.03
MOST_KEPT: Final = 500


class RingFinder(Place):
    """Finds by SKU, name in any language, stone or maker; pictures are decoded in a thread and kept."""

    def __init__(self, stand: Stand) -> None:
        super().__init__()
        self.stand = stand
        self.prices = self._always
        self.ring: RingDetail | None = None
        self._stone = ""
        self._text = ""
        self._next: int | None = None
        self._most = 1
        self._currency = ""
        self._timer: Timer | None = None
        self._looking: Timer | None = None
        self._drawn = Drawn()
        self._find = In(_("SKU, name, stone or maker"), id="rings-find")
        self._chips = Chips((Chip("", _("All")),), id="rings-chips")
        self._list = Rows(cells.columns(), id="rings-list")
        self._picture = RingPicture("panel", id="rings-picture")
        self._beside = Detail(id="rings-beside")
        self._facts = Detail(id="rings-facts")

    @property
    def _always(self) -> bool:
        """Whether the fair shows its prices to everybody."""
        return self.stand.fair is not None and self.stand.fair.show_price

    def show_prices(self, shown: bool) -> None:
        """Show the prices, or cover them, unless the fair shows them to everybody."""
        super().show_prices(shown or self._always)
        self.refresh_rows()
        self._show_ring()

    def compose(self) -> ComposeResult:
        """Lay the finder over the list, the ring beside it."""
        with Vertical(classes="finder"):
            yield Field(_("Find"), self._find)
            yield self._chips
        with Horizontal(classes="body"):
            yield self._list
            with Vertical(id="rings-pane"):
                yield Horizontal(self._picture, self._beside, id="rings-top")
                yield self._facts

    def on_mount(self) -> None:
        """Draw the picture anew when light or dark changes."""
        self.watch(self.app, "theme", self._look_soon, init=False)

    def first_focus(self) -> Widget | None:
        """Return the list: its keys are at work at once."""
        return self._list

    def entered(self) -> None:
        """Show what was asked for meanwhile."""
        super().entered()
        self.refresh_rows()

    def refresh_shown(self) -> None:
        """Show what was changed elsewhere."""
        self.refresh_rows()

    def find(self) -> None:
        """Go to the finder."""
        self._find.focus()

    def action_find(self) -> None:
        """Go to the finder."""
        self._find.focus()

    def clear(self) -> None:
        """Leave the finder; in the list, show all rings."""
        if self.has_class("-detail"):
            self.remove_class("-detail")
        elif self.app.focused is self._find:
            self._list.focus()
        elif self.narrowed:
            with self.prevent(Input.Changed):
                self._find.write("")
            self._chips.value = self._stone = self._text = ""
            self.show_found()

    @property
    def narrowed(self) -> bool:
        """Whether not all rings are asked for."""
        return bool(self._stone or self._text)

    # -- reading -----------------------------------------------------------------------------------

    def show_found(self) -> None:
        """Show the rings that match, from the top."""
        self.start("find", partial(self._load, 0), latest=True)

    def refresh_rows(self) -> None:
        """Read the list again, the cursor kept on its ring."""
        self.start("find", partial(self._load, len(self._list.rows)), latest=True)

    async def _load(self, keep: int) -> None:
        limit = max(browse.PAGE, min(keep, MOST_KEPT))
        rings, self._next = await self.ask(browse.page, self.stand, self._text, self._stone, 0, limit)
        other = typed_on_us(self._text)
        if not rings and other != self._text:
            found, following = await self.ask(browse.page, self.stand, other, self._stone, 0, limit)
            if found:
                rings, self._next, self._text = found, following, other
                self.post_message(self.Said(Flash("Aa", _("Found as “{text}”").format(text=other))))
        coins = {ring.currency for ring in rings if ring.price_minor is not None}
        self._currency = coins.pop() if len(coins) == 1 else ""
        self._list.columns = cells.columns(self._currency)
        self._most = max([1, *(ring.interest for ring in rings)])
        if self.narrowed:
            self._list.empty = (
                _("No ring matches."),
                _("Clear the search, or choose another stone."),
                _("Esc clears everything"),
            )
        else:
            self._list.empty = (_("No rings yet."), _("Bring a CSV or an Excel file."), _("i imports it"))
        self._list.show(self._rows(rings), more=self._next is not None, keep=bool(keep))
        self.post_message(self.HintsChanged())
        stones = await self.ask(browse.stones, self.stand)
        language = self.stand.settings.language
        chips = [Chip(code, cells.chip_word(term(code, language, "stone")), count) for code, count in stones]
        self._chips.chips = (Chip("", _("All"), sum(count for _code, count in stones)), *chips)

    def _rows(self, rings: tuple[RingRow, ...]) -> list[Row]:
        language = self.stand.settings.language
        return [
            cells.row(ring, self._most, language, self._currency if self.prices else None) for ring in rings
        ]

    async def _extend(self) -> None:
        asked = (self._text, self._stone, self._next)
        rings, following = await self.ask(browse.page, self.stand, self._text, self._stone, self._next or 0)
        if asked == (self._text, self._stone, self._next):
            self._next = following
            self._list.extend(self._rows(rings), more=following is not None)

    async def _look(self) -> None:
        row = self._list.current
        if row is None:
            self.ring = None
            self._picture.show(())
        else:
            width, height = (28, 14) if self.app.size.width >= 100 and self.app.size.height >= 34 else (16, 8)
            ground = self.app.theme_variables["panel"]
            self.ring, blocks = await self.ask(self._drawn.read, self.stand, row.key, (width, height), ground)
            self._picture.show(blocks)
        self._picture.refresh(layout=True)
        self._show_ring()

    def _show_ring(self) -> None:
        language = self.stand.settings.language
        if self.ring is None:
            self._beside.show(())
            self._facts.show(())
            return
        self._beside.show(beside(self.ring, language))
        self._facts.lay(partial(facts, self.ring, language, prices=self.prices))

    def _look_soon(self) -> None:
        if self._looking is not None:
            self._looking.stop()
        self._looking = self.set_timer(DETAIL_SECONDS, lambda: self.start("look", self._look, latest=True))

    # -- what happens ------------------------------------------------------------------------------

    def on_input_changed(self, message: Input.Changed) -> None:
        """Search a moment after the last letter."""
        message.stop()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(SEARCH_SECONDS, self._search)

    def _search(self) -> None:
        if self._find.value != self._text:
            self._text = self._find.value
            self.show_found()

    def on_in_left(self, message: In.Left) -> None:
        """Enter and Down go on to the list."""
        message.stop()
        if message.key != "up":
            self._list.focus()

    def on_chips_changed(self, message: Chips.Changed) -> None:
        """Narrow to a stone."""
        message.stop()
        self._stone = message.code
        self.show_found()

    def action_chip(self, number: int) -> None:
        """Narrow to the stone of that digit."""
        self._chips.choose_number(number)

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """Show the ring under the cursor, once it rests."""
        message.stop()
        self._look_soon()

    def on_rows_more(self, message: Rows.More) -> None:
        """Read the next page."""
        message.stop()
        self.start("more", self._extend, latest=True)

    def on_resize(self, _event: Resize) -> None:
        """Draw the ring for this window."""
        self._look_soon()
