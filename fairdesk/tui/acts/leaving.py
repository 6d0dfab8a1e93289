"""Leaving: at once when nothing is open, else after a question that names who waits."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from fairdesk.language.messages import _, ngettext
from fairdesk.tui.screens.ask import Answer, Ask

if TYPE_CHECKING:
    from fairdesk.tui.home import Home


def leave(home: Home) -> None:
    """Leave; with unsaved or parked visitors, ask first and name them."""
    parked = home.desk.waiting()
    if not home.desk.unsaved and not parked:
        home.app.exit()
        return
    title = _("Leave with an unsaved visitor?")
    words = _("The draft opens again next time.")
    if parked:
        title = ngettext(
            "Leave with {count} parked visitor?", "Leave with {count} parked visitors?", len(parked)
        )
        words = _("Parked: {who}. They are here again next time.").format(who=", ".join(parked))
        if home.desk.unsaved:
            words += " " + _("So is the form that is open.")
    answers = [Answer(_("Stay"), "stay", "s"), Answer(_("Leave"), "leave", "l")]
    home.app.push_screen(Ask(title.format(count=len(parked)), words, answers), partial(_answered, home))


async def _answered(home: Home, answer: str | None) -> None:
    """Leave, with the open form on disk."""
    if answer == "leave":
        await home.desk.keep_now()
        home.app.exit()
