"""One lead over the whole screen, with everything that is known and the way to the next one."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import Screen

from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import _, digits
from fairdesk.models.rows import LeadDetail
from fairdesk.stand import Stand
from fairdesk.tui.hints import Hint
from fairdesk.tui.screens.codes.take_away import TakeAwayScreen
from fairdesk.tui.screens.interests.rings import LeadRings
from fairdesk.tui.screens.leads.acts import discard_question, liked_of
from fairdesk.tui.screens.leads.facts import person
from fairdesk.tui.screens.leads.log import BLANK, log
from fairdesk.tui.widgets.bars import HintLine
from fairdesk.tui.widgets.beside import beside
from fairdesk.tui.widgets.detail import Detail, Fact
from fairdesk.tui.widgets.head import Head
from fairdesk.workflows.inbox.confirm import confirm, unconfirmed
from fairdesk.workflows.leads import browse, discard

WIDE: Final = 100
"""A window this wide shows visits and history beside."""

MOST: Final = 76
"""Facts are not spread wider than this."""


class LeadScreen(Screen[tuple[str, str]]):
    """Gives the lead last shown and what is to be done with it: visit, edit, changed, or nothing.

    `ids` are the leads of the list in its order; left and right go through them.
    """

    PRIVATE: ClassVar[bool] = True
    CSS_PATH: ClassVar[str] = "full.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "back", show=False),
        Binding("right,n", "step(1)", show=False),
        Binding("left,p", "step(-1)", show=False),
        Binding("v", "desk('visit')", show=False),
        Binding("e", "desk('edit')", show=False),
        Binding("x,delete", "aside", show=False),
        Binding("r", "restore", show=False),
        Binding("y", "confirm", show=False),
        Binding("ctrl+e", "take_away", show=False),
        Binding("i", "rings", show=False),
        Binding("down,j", "scroll(1)", show=False),
        Binding("up,k", "scroll(-1)", show=False),
        Binding("pagedown,space", "scroll(12)", show=False),
        Binding("pageup", "scroll(-12)", show=False),
        Binding("home", "scroll(-9999)", show=False),
        Binding("end", "scroll(9999)", show=False),
    ]

    def __init__(self, stand: Stand, ids: Sequence[str], lead_id: str, *, more: bool = False) -> None:
        super().__init__()
        self._stand = stand
        self._ids = tuple(ids)
        self._at = self._ids.index(lead_id)
        self._lead: LeadDetail | None = None
        self._changed = False
        self._more = "+" if more else ""
        self._head = Head(_("Lead"))
        self._pane = Detail("bg", id="lead-whole")
        self._log = Detail("panel", id="lead-log")
        self._hints = HintLine(classes="foot")

    def compose(self) -> ComposeResult:
        """Lay head, facts and hints."""
        yield self._head
        yield Horizontal(self._pane, self._log, id="lead-body")
        yield self._hints

    def on_mount(self) -> None:
        """Show the lead."""
        self._read()

    def on_resize(self) -> None:
        """Lay the rows anew."""
        self.call_after_refresh(self._show)

    def _read(self) -> None:
        beside(self, self._load, "read", latest=True)

    async def _load(self) -> None:
        try:
            self._lead = await asyncio.to_thread(browse.show, self._stand, self._ids[self._at])
        except Refusal as refusal:
            self._lead = None
            self.notify(str(refusal), severity="error", markup=False)
        self._show()

    def _show(self) -> None:
        lead = self._lead
        now = self._stand.local(self._stand.now())
        beside = self.app.size.width >= WIDE
        self._log.display = beside
        if lead is None:
            self._pane.show(())
        else:
            self._pane.lay(partial(_whole, lead, now, logged=not beside))
            self._log.lay(partial(log, lead, now))
        many = digits(len(self._ids)) + self._more
        self._head.word = _("{number} of {count}").format(number=self._at + 1, count=many)
        back = lead is not None and bool(lead.discarded)
        sure = [Hint("y", _("confirm"))] if lead is not None and unconfirmed(lead) else []
        self._hints.hints = (
            Hint("Esc", _("back")),
            Hint("← →", _("other leads")),
            *(
                [Hint("r", _("restore"))]
                if back
                else [
                    *sure,
                    Hint("v", _("add a visit")),
                    Hint("e", _("edit")),
                    Hint("i", _("rings")),
                    Hint("x", _("set aside")),
                ]
            ),
        )

    def action_step(self, by: int) -> None:
        """Show the lead beside."""
        to = max(0, min(len(self._ids) - 1, self._at + by))
        if to != self._at:
            self._at = to
            self._read()

    def action_scroll(self, by: int) -> None:
        """Scroll the facts."""
        self._pane.scroll_relative(y=by, animate=False)

    def action_back(self) -> None:
        """Go back to the list."""
        self.dismiss((self._ids[self._at], "changed" if self._changed else ""))

    def action_desk(self, act: str) -> None:
        """Go to the Desk with this lead."""
        if self._lead is not None and not self._lead.discarded:
            self.dismiss((self._lead.id, act))

    def action_rings(self) -> None:
        """Open its rings."""
        if self._lead is not None and not self._lead.discarded:
            self.app.push_screen(LeadRings(self._stand, self._lead), self._rings_left)

    def _rings_left(self, changed: bool | None) -> None:
        self._changed = self._changed or bool(changed)
        self._read()

    def action_aside(self) -> None:
        """Ask why it is to be set aside, and do it."""
        lead = self._lead
        if lead is not None and not lead.discarded:
            self.app.push_screen(discard_question(lead), lambda reason: self._write(lead, reason or ""))

    def action_restore(self) -> None:
        """Bring it back."""
        if self._lead is not None and self._lead.discarded:
            self._write(self._lead, "restore")

    def action_take_away(self) -> None:
        """Show its rings as codes for the visitor's phone."""
        if self._lead is not None and liked_of(self._lead).ring_ids:
            self.app.push_screen(TakeAwayScreen(self._stand, liked_of(self._lead)))

    def action_confirm(self) -> None:
        """Say that what they sent by phone is right."""
        if self._lead is not None and not self._lead.discarded and unconfirmed(self._lead):
            self._write(self._lead, "confirm")

    def _write(self, lead: LeadDetail, act: str) -> None:
        async def write() -> None:
            try:
                deed = {"restore": discard.restore, "confirm": confirm}.get(act)
                if deed is not None:
                    await asyncio.to_thread(deed, self._stand, lead.id)
                else:
                    await asyncio.to_thread(discard.discard, self._stand, lead.id, act)
            except Refusal as refusal:
                self.notify(str(refusal), severity="error", markup=False)
                return
            self._changed = True
            await self._load()

        if act:
            beside(self, write, "write")


def _whole(lead: LeadDetail, now: datetime, width: int, *, logged: bool) -> list[Fact]:
    """Return who it is, and below it what was done when nothing stands beside."""
    width = min(MOST, width)
    below = [BLANK, *log(lead, now, width)] if logged else []
    return [*person(lead, now, width, whole=True), *below]
