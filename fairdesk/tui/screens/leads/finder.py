"""The finder, the list and the pane of leads, kept in step without ever holding up the keys."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from fairdesk.domain.keyboard import typed_on_us
from fairdesk.domain.trade import Rating
from fairdesk.language.messages import _
from fairdesk.models.rows import LeadDetail, LeadFilter
from fairdesk.stand import Stand
from fairdesk.tui.hints import Flash
from fairdesk.tui.inputs.one_row import In
from fairdesk.tui.place import Place
from fairdesk.tui.screens.leads import cells
from fairdesk.tui.screens.leads.facts import facts
from fairdesk.tui.screens.leads.filters import told
from fairdesk.tui.screens.leads.import_sheet import ImportContacts, figures
from fairdesk.tui.widgets.chips import Chip, Chips
from fairdesk.tui.widgets.detail import Detail
from fairdesk.tui.widgets.field import Field
from fairdesk.tui.widgets.rows import Rows
from fairdesk.workflows.contacts.arrived import Arrived
from fairdesk.workflows.leads import browse

SEARCH_SECONDS: Final = 0.06
DETAIL_SECONDS: Final = 0.04
MOST_KEPT: Final = 500
"""A refresh reads again as many rows as stood in the list, at most so many."""


class LeadFinder(Place):
    """Finds as one types, 60 ms after the last letter; a newer search gives up the one before it."""

    def __init__(self, stand: Stand) -> None:
        super().__init__()
        self.stand = stand
        self.narrow = LeadFilter()
        self.lead: LeadDetail | None = None
        self._cursor: int | None = None
        self._timer: Timer | None = None
        self._looking: Timer | None = None
        self._find = In(_("name, company, e-mail, note, ring"), id="leads-find")
        self._chips = Chips(_chips({}), id="leads-chips")
        self._list = Rows(cells.columns(), id="leads-list")
        self._pane = Detail(id="leads-pane")

    def compose(self) -> ComposeResult:
        """Lay the finder over the list, the pane beside it."""
        with Vertical(classes="finder"):
            yield Field(_("Find"), self._find)
            yield self._chips
        with Horizontal(classes="body"):
            yield self._list
            yield self._pane

    def on_mount(self) -> None:
        """Show all leads."""
        self._chips.value = ""
        self._chips.tail = ("f", _("more filters"))

    def first_focus(self) -> Widget | None:
        """Return the list: its keys are at work at once."""
        return self._list

    def entered(self) -> None:
        """Show what was saved meanwhile."""
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
        """Leave the finder; in the list, take every filter away."""
        if self.app.focused is self._find:
            self._list.focus()
        elif self.narrow != LeadFilter():
            with self.prevent(Input.Changed):
                self._find.write("")
            self._chips.value = ""
            self.show_only(LeadFilter())

    # -- reading -----------------------------------------------------------------------------------

    def show_only(self, narrow: LeadFilter) -> None:
        """Show the leads that `narrow` leaves."""
        self.narrow = narrow
        self._chips.tail = ("f", told(narrow) or _("more filters"))
        self.start("find", partial(self._load, 0), latest=True)

    def refresh_rows(self) -> None:
        """Read the list again, the cursor kept on its lead."""
        self.start("find", partial(self._load, len(self._list.rows)), latest=True)

    async def _load(self, keep: int) -> None:
        """Show the first page, or as many rows as there were (`keep`), then the counts."""
        narrow = self.narrow
        limit = max(browse.PAGE, min(keep, MOST_KEPT))
        page = await self.ask(browse.page, self.stand, narrow, None, limit)
        other = typed_on_us(narrow.text)
        if not page.rows and other != narrow.text:
            found = await self.ask(browse.page, self.stand, replace(narrow, text=other), None, limit)
            if found.rows:
                page, narrow = found, replace(narrow, text=other)
                self.narrow = narrow
                self.post_message(self.Said(Flash("Aa", _("Found as “{text}”").format(text=other))))
        self._cursor = page.cursor
        self._list.empty = _nothing(narrow)
        now = self.stand.local(self.stand.now())
        rows = [cells.row(lead, now) for lead in page.rows]
        self._list.show(rows, more=page.cursor is not None, keep=bool(keep))
        self._chips.chips = _chips(await self.ask(browse.counts, self.stand, narrow))

    async def _extend(self) -> None:
        narrow, cursor = self.narrow, self._cursor
        page = await self.ask(browse.page, self.stand, narrow, cursor)
        if narrow is self.narrow and cursor == self._cursor:
            self._cursor = page.cursor
            now = self.stand.local(self.stand.now())
            self._list.extend([cells.row(lead, now) for lead in page.rows], more=page.cursor is not None)

    async def _look(self) -> None:
        row = self._list.current
        self.lead = await self.ask(browse.show, self.stand, row.key) if row else None
        self._show_lead()

    def _show_lead(self) -> None:
        if self.lead is None:
            self._pane.show(())
        else:
            self._pane.lay(partial(facts, self.lead, self.stand.local(self.stand.now())))
        self.post_message(self.HintsChanged())

    # -- what happens ------------------------------------------------------------------------------

    def on_input_changed(self, message: Input.Changed) -> None:
        """Search a moment after the last letter."""
        message.stop()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(SEARCH_SECONDS, self._search)

    def _search(self) -> None:
        if self._find.value != self.narrow.text:
            self.show_only(replace(self.narrow, text=self._find.value))

    def on_in_left(self, message: In.Left) -> None:
        """Enter and Down go on to the list."""
        message.stop()
        if message.key != "up":
            self._list.focus()

    def on_chips_changed(self, message: Chips.Changed) -> None:
        """Narrow to a rating."""
        message.stop()
        self.show_only(replace(self.narrow, rating=message.code))

    def action_chip(self, number: int) -> None:
        """Narrow to the rating of that digit."""
        self._chips.choose_number(number)

    def on_rows_moved(self, message: Rows.Moved) -> None:
        """Show the lead under the cursor, once it rests."""
        message.stop()
        if self._looking is not None:
            self._looking.stop()
        self._looking = self.set_timer(DETAIL_SECONDS, lambda: self.start("look", self._look, latest=True))

    def on_rows_more(self, message: Rows.More) -> None:
        """Read the next page."""
        message.stop()
        self.start("more", self._extend, latest=True)

    def action_bring(self) -> None:
        """Import contacts from a file."""
        self.app.push_screen(ImportContacts(self.stand), self._brought)

    def _brought(self, done: Arrived | None) -> None:
        if done is not None:
            self.refresh_rows()
            self.post_message(self.Said(Flash("√ " + _("Imported"), figures(done))))
            self.post_message(self.CountsChanged())


def _chips(counts: dict[str, int]) -> tuple[Chip, ...]:
    words = {
        "": _("All"),
        Rating.HOT: _("Hot"),
        Rating.WARM: _("Warm"),
        Rating.COLD: _("Cold"),
        Rating.NONE: _("Unrated"),
    }
    return tuple(
        Chip(str(code), word, counts.get(code or "all", 0) if counts else -1) for code, word in words.items()
    )


def _nothing(narrow: LeadFilter) -> tuple[str, ...]:
    if narrow == LeadFilter():
        return (_("No visitor yet."), _("The first one you save shows here."), _("F2 to the desk"))
    if narrow == LeadFilter(incomplete=True, badge=narrow.badge):
        return (_("Every lead is complete."), _("Esc shows all of them"))
    return (_("No lead matches."), _("Take a filter away, or clear the search."), _("Esc clears everything"))
