"""The Desk hears of what visitors send by phone: a figure in the header, a word on the hint line."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from fairdesk.domain.refusals import Refusal
from fairdesk.language.bidi.isolate import isolated
from fairdesk.language.messages import _, digits, ngettext
from fairdesk.tui.hints import Flash
from fairdesk.tui.widgets.bars import NO_FLASH
from fairdesk.tui.widgets.beside import beside

if TYPE_CHECKING:
    from fairdesk.tui.home import Home

LOOK_SECONDS: Final = 1.0
"""Seconds between two looks: what arrives shows within two."""


class Waiting(Protocol):
    """What waits in the inbox; see `workflows.inbox.arrivals`."""

    @property
    def count(self) -> int:
        """How many wait."""

    @property
    def fresh(self) -> int:
        """How many of them are new."""

    @property
    def newest(self) -> str:
        """The newest one's initials."""

    @property
    def rings(self) -> int:
        """How many rings the newest one names."""


class Looking(Protocol):
    """Looks into the inbox; see `workflows.inbox.arrivals`."""

    def look(self) -> Waiting | None:
        """Return what waits when that may have changed."""

    def close(self) -> None:
        """Let the database go."""


class Arrivals:
    """Looks once a second, in a thread, and never twice at a time."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._looking: Looking | None = None
        self._busy = False
        self._news: Waiting | None = None

    def begin(self, looking: Looking) -> None:
        """Begin to look."""
        self.close()
        self._looking = looking
        self._home.set_interval(LOOK_SECONDS, self._tick)
        self._tick()

    def close(self) -> None:
        """Look no more."""
        if self._looking is not None and not self._busy:
            self._looking.close()
        self._looking = None

    def _tick(self) -> None:
        if self._looking is not None and not self._busy:
            self._busy = True
            beside(self._home, partial(self._look, self._looking), "arrivals")

    async def _look(self, looking: Looking) -> None:
        try:
            waiting = await self._home.desk.ask(looking.look)
        except Refusal:
            return  # the next look asks again; a save says what is wrong with the database
        finally:
            self._busy = False
        if waiting is not None:
            self._home.header.sent = waiting.count
            self._news = waiting if waiting.fresh else self._news if waiting.count else None
        self._tell()

    def _tell(self) -> None:
        """Say the news as soon as nothing that is wrong stands on the hint line."""
        news, line = self._news, self._home.hint_line
        if news is None or line.flash.fault or line.fault:
            return
        self._news = None
        if news.fresh == 1:
            rings = ngettext("{count} ring", "{count} rings", news.rings).format(count=news.rings)
            text = ", ".join(filter(None, (isolated(news.newest), rings if news.rings else "")))
        else:
            text = _("{count} visitors").format(count=digits(news.fresh))
        self._home.say(Flash(_("Sent by phone"), text, _("Ctrl+D shows it")))

    def seen(self) -> None:
        """Say no more of what came: the inbox was opened."""
        self._news = None
        if self._home.hint_line.flash.mark == _("Sent by phone"):
            self._home.say(NO_FLASH)


def show_inbox(home: Home) -> None:
    """Open the inbox; what is chosen there is opened at the Desk."""
    opened = home.opened
    if opened is None or opened.inbox is None or opened.stand.fair is None:
        return
    inbox = opened.inbox

    async def open_it() -> None:
        await home.desk.keep_now()
        home.app.push_screen(inbox(opened.stand), partial(_left, home))

    home.desk.start("inbox", open_it)


def _left(home: Home, row_id: str | None) -> None:
    """Go to the Desk with what was chosen; else read again what may have changed."""
    home.arrivals.seen()
    if row_id:
        home.desk.start("sent", partial(take_sent, home, row_id))
        return
    home.places_changed()
    home.desk.refresh_saved()
    home.on_place_counts_changed()


async def take_sent(home: Home, row_id: str) -> None:
    """Open what was sent at the Desk."""
    await home.desk.open_sent(row_id)
    await home.go(home.desk.NAME)
