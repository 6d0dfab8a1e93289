"""The work's screen: opens the stand, and does what the keys of every place ask for."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.worker import WorkType

from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import _, digits
from fairdesk.tui.acts.arrivals import Arrivals, show_inbox
from fairdesk.tui.acts.at_keyboard import ask_who
from fairdesk.tui.acts.leaving import leave
from fairdesk.tui.acts.take_away import show_take_away
from fairdesk.tui.acts.take_back import take_back
from fairdesk.tui.app_menu import commands_of, elsewhere
from fairdesk.tui.begin import ask_to_try_again, commands_of_fair, go_to_work
from fairdesk.tui.once import Once
from fairdesk.tui.place import Command, Place
from fairdesk.tui.place_keys import PlaceKeys
from fairdesk.tui.privacy import TICK_SECONDS, Privacy
from fairdesk.tui.screens.desk.place import Desk
from fairdesk.tui.screens.menu import menu
from fairdesk.tui.screens.sheets.help import HelpScreen
from fairdesk.tui.theme import switch_theme

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from textual import events

    from fairdesk.settings import Settings
    from fairdesk.tui.open import Opened


class Home(PlaceKeys):
    """The places, mounted behind the first frame; it takes keys while the stand is opened in a thread."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "go('desk')", id="place.desk", priority=True),
        Binding("f3", "go('leads')", id="place.leads", priority=True),
        Binding("f4", "go('rings')", id="place.rings", priority=True),
        Binding("f1,question_mark", "keys", id="keys"),
        Binding("ctrl+p", "menu", id="menu", priority=True),
        Binding("ctrl+z", "undo", id="undo", priority=True),
        Binding("ctrl+t", "theme", id="theme", priority=True),
        Binding("ctrl+o", "staff", id="staff", priority=True),
        Binding("f18,shift+f6", "swap", id="swap", priority=True),
        Binding("ctrl+r", "prices", id="prices", priority=True),
        Binding("ctrl+n", "next_form", id="next_form", priority=True),
        Binding("ctrl+d", "inbox", id="inbox", priority=True),
        Binding("ctrl+e", "take_away", id="take_away", priority=True),
        Binding("ctrl+q", "leave", id="leave", priority=True),
    ]

    class LanguageChanged(Message):
        """The interface is to be in the language of `settings` from now on."""

        def __init__(self, settings: Settings) -> None:
            super().__init__()
            self.settings = settings

    def __init__(
        self,
        settings: Settings,
        open_stand: Callable[[Settings], Opened],
        load_places: Callable[[Opened], Opened],
    ) -> None:
        self.desk = Desk()
        super().__init__(self.desk)
        self.settings = settings
        self._open_stand = open_stand
        self._load_places = load_places
        self.opened: Opened | None = None
        self.begun_at: datetime | None = None
        self.privacy = Privacy(self)
        self.once = Once(self)
        self.arrivals = Arrivals(self)
        self.counted: dict[str, str] = {}
        """What was counted by hand so far this evening, as typed."""
        self._wanted = self.desk.NAME

    # -- opening -----------------------------------------------------------------------------------

    def begin(self) -> None:
        """Open the stand; a fault of the program that comes up here ends it."""
        opening: WorkType[None] = self._open
        self.run_worker(opening, name="open", group="open")

    async def _open(self) -> None:
        try:
            opened = await asyncio.to_thread(self._open_stand, self.settings)
        except Refusal as refusal:
            ask_to_try_again(self, refusal)
            return
        self.opened = opened
        self.begun_at = opened.stand.now()
        self.fair_changed()
        self._tick()
        self.set_interval(5, self._tick)
        self.set_interval(TICK_SECONDS, self.privacy.tick)
        await self.desk.open(opened.desk)
        self.opened = await asyncio.to_thread(self._load_places, opened)
        go_to_work(self, self.opened)
        if self._wanted != self.desk.NAME:
            await self.go(self._wanted)

    def leave_stand(self) -> None:
        """Close the stand; another screen opens it again."""
        self.arrivals.close()
        if self.opened is not None:
            self.opened.stand.close()
            self.opened = None

    def fair_changed(self) -> None:
        """Show another fair, or other staff, in the header."""
        if self.opened is None:
            return
        stand = self.opened.stand
        fair = stand.fair
        self.header.fair = fair.name if fair else _("no fair yet")
        self.header.stand = fair.place if fair else ""
        self.header.mark = _("PRACTICE") if stand.practice else ""
        self.header.staff = stand.staff.name if stand.staff else _("nobody")
        self.on_place_counts_changed()
        self.privacy.read_poster()

    def _tick(self) -> None:
        if self.opened is not None:
            stand = self.opened.stand
            self.header.time = digits(stand.local(stand.now()).strftime("%H:%M"))

    def on_place_counts_changed(self) -> None:
        """Count today's leads again."""
        if self.opened is None or self.opened.stand.fair is None:
            return
        work = self.opened.desk

        async def count() -> None:
            self.header.today = (await self.desk.ask(work.today)).leads

        self.desk.start("count", count, latest=True)

    # -- what the keys do --------------------------------------------------------------------------

    async def action_go(self, name: str) -> None:
        """Go to a place."""
        await self.go(name)

    async def go(self, name: str) -> None:
        """Go to a place; it is mounted at its first visit, and as soon as the stand is open."""
        self._wanted = name
        if name not in self.places and self.opened is not None and name in self.opened.places:
            await self.add_place(self.opened.places[name](self.opened.stand))
        await super().go(name)
        if name in ("leads", "rings"):
            self.once.say(name)

    def on_place_moment(self, message: Place.Moment) -> None:
        """Say the hint for what just happened, once."""
        self.once.say(message.name)

    def action_swap(self) -> None:
        """Take up the form parked first, and park the open one."""
        self.desk.swap()

    def action_next_form(self) -> None:
        """Park the open form for another visitor, or take the next parked one up."""
        self.desk.park_or_next()

    def hide(self) -> None:
        """Cover the screen with the stand's poster."""
        self.privacy.hide()

    def action_prices(self) -> None:
        """Show the prices for a moment."""
        self.privacy.show_prices()

    def key_pressed(self, event: events.Key) -> None:
        """Somebody is at the keyboard."""
        super().key_pressed(event)
        self.privacy.used()

    def action_undo(self) -> None:
        """Take back what was done last on this laptop."""
        take_back(self)

    def action_theme(self) -> None:
        """Light or dark."""
        switch_theme(self)

    def action_inbox(self) -> None:
        """Show what visitors sent by phone."""
        show_inbox(self)

    def action_take_away(self) -> None:
        """Show the rings of the lead at hand as codes for the visitor's phone."""
        show_take_away(self)

    def action_staff(self) -> None:
        """Ask who is at the keyboard."""
        ask_who(self)

    on_header_bar_staff_pressed = action_staff

    def action_leave(self) -> None:
        """Leave; with unsaved or parked visitors, ask first and name them."""
        leave(self)

    def on_place_desk_wanted(self, message: Place.DeskWanted) -> None:
        """Open a lead in the Desk's form."""

        async def open_lead() -> None:
            came_from = self.place.NAME
            await self.desk.open_lead(message.lead_id, visit=message.visit, came_from=came_from)
            await self.go(self.desk.NAME)

        self.desk.start("open", open_lead)

    def go_by_digit(self, number: int) -> bool:
        """Answer Esc and a digit: the F-key of that number, 1 for the menu."""
        deeds: dict[int, Callable[[], None]] = {
            1: self.action_menu,
            7: self.action_find,
            8: self.action_another,
        }
        if number in deeds:
            deeds[number]()
            return True
        return super().go_by_digit(number)

    def action_keys(self) -> None:
        """Show every key on one page."""
        self.app.push_screen(HelpScreen())

    def action_menu(self) -> None:
        """Open the menu of everything."""
        self.app.push_screen(menu(self.commands))

    def commands(self) -> list[Command]:
        """Return the menu's lines: this place's first, then those of the whole and of other places."""
        return [*self.place.commands(), *commands_of(self), *commands_of_fair(self), *elsewhere(self)]
