"""Closing the day from the menu, and the way from an open end to where it is worked through."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from fairdesk.tui.acts.arrivals import take_sent
from fairdesk.tui.place import Place

if TYPE_CHECKING:
    from fairdesk.tui.home import Home

INBOX = "inbox "
"""How the answer begins that names what was sent by phone."""


def close_the_day(home: Home) -> None:
    """Open the screen of the evening."""
    opened = home.opened
    if opened is None or opened.evening is None or opened.stand.fair is None:
        return
    evening = opened.evening

    async def open_it() -> None:
        await home.desk.keep_now()
        home.app.push_screen(evening(opened.stand, home.counted), partial(_went, home))

    home.desk.start("evening", open_it)


def _went(home: Home, way: str | None) -> None:
    """Go to where an open end is worked through."""
    if way == "parked":
        home.desk.start("parked", partial(_take_up, home))
    elif way in ("incomplete", "badges"):
        home.desk.start("incomplete", partial(_show_incomplete, home, way == "badges"))
    elif way and way.startswith(INBOX):
        home.desk.start("sent", partial(take_sent, home, way.removeprefix(INBOX)))


async def _take_up(home: Home) -> None:
    await home.go(home.desk.NAME)
    if not home.desk.unsaved:
        home.desk.take_up(0)


async def _show_incomplete(home: Home, badges: bool) -> None:
    await home.go("leads")
    place: Place = home.places["leads"]
    place.show_unfinished(badges)
