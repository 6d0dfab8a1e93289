"""What others may see of the screen, and for how long: prices, names that were said, lists left open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Final

from fairdesk.tui.hints import Flash
from fairdesk.tui.screens.hidden import Hidden, Poster
from fairdesk.tui.widgets.bars import NO_FLASH
from fairdesk.tui.widgets.beside import beside

if TYPE_CHECKING:
    from fairdesk.tui.home import Home

TICK_SECONDS: Final = 0.5
PRICE_SECONDS: Final = 5.0
"""How long one key shows the prices."""

SAID_SECONDS: Final = 10.0
"""How long a name stays on the hint line when no key is pressed."""


class Privacy:
    """Covers what was shown long enough; `steady` tells seconds that no change of the clock touches."""

    def __init__(self, home: Home, steady: Callable[[], float] = monotonic) -> None:
        self._home = home
        self.steady = steady
        self.poster = Poster()
        self._used_at = steady()
        self._prices_until = 0.0
        self._said: Flash = NO_FLASH
        self._said_at = 0.0

    def used(self) -> None:
        """Somebody pressed a key or moved the mouse."""
        self._used_at = self.steady()

    def read_poster(self) -> None:
        """Read what the poster shows, so that it is at hand when the key is pressed."""
        opened = self._home.opened
        if opened is not None and opened.poster is not None:
            beside(self._home, partial(self._read_poster, partial(opened.poster, opened.stand)), "poster")

    async def _read_poster(self, read: Callable[[], Poster]) -> None:
        self.poster = await self._home.desk.ask(read)

    @property
    def is_hidden(self) -> bool:
        """Whether the poster covers the screen."""
        return isinstance(self._home.app.screen, Hidden)

    def hide(self) -> None:
        """Cover the screen with the stand's poster."""
        home = self._home
        if self.is_hidden:
            return
        home.drop.close()
        home.app.clear_notifications()
        self.cover_prices()
        home.say(NO_FLASH)
        home.app.push_screen(Hidden(self.poster), self._came_back)

    def _came_back(self, _none: None) -> None:
        self.used()
        self._home.fair_changed()

    def show_prices(self) -> None:
        """Show the prices for five seconds, and five more at every key."""
        self._prices_until = self.steady() + PRICE_SECONDS
        self._tell_places(True)

    def cover_prices(self) -> None:
        """Cover the prices with dots."""
        if self._prices_until:
            self._prices_until = 0.0
            self._tell_places(False)

    def _tell_places(self, shown: bool) -> None:
        for place in self._home.places.values():
            if place.prices != shown:
                place.show_prices(shown)

    def tick(self) -> None:
        """Cover what was shown long enough."""
        now = self.steady()
        if self._prices_until and now >= self._prices_until:
            self.cover_prices()
        said = self._home.hint_line.flash
        if said is not self._said:
            self._said, self._said_at = said, now
        elif said.mark and not said.fault and now - self._said_at >= SAID_SECONDS:
            self._home.say(NO_FLASH)
        self._home.once.look(now)
        opened = self._home.opened
        idle = opened.stand.settings.idle_seconds if opened is not None else 0
        if idle and now - self._used_at >= idle:
            self._rest()

    def _rest(self) -> None:
        """Leave a list of people for the Desk; what lies over it is covered, and nothing in it is lost."""
        home = self._home
        self.used()
        if self.is_hidden:
            return
        is_open = any(getattr(screen, "PRIVATE", False) for screen in home.app.screen_stack)
        if home.has_dialog and (is_open or home.place.PRIVATE):
            self.hide()
        elif home.place.PRIVATE:
            home.call_later(home.go, home.desk.NAME)
