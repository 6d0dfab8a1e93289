"""Taking back from the keyboard: what was done in this run at once, what is older only when it is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fairdesk.language.messages import _
from fairdesk.tui.hints import Flash
from fairdesk.tui.screens.ask import Answer, Ask

if TYPE_CHECKING:
    from fairdesk.tui.home import Home


def take_back(home: Home) -> None:
    """Take back what was done last on this laptop; before an act of an earlier run, ask."""
    if home.opened is None:
        return
    work, begun = home.opened.desk, home.begun_at

    async def look() -> None:
        pending = await home.desk.ask(work.pending_undo)
        if pending is None:
            home.say(Flash("√", _("Nothing is left to take back.")))
        elif begun is not None and pending.at < begun:
            answers = [Answer(_("Leave it"), "leave", "l"), Answer(_("Take it back"), "back", "t")]
            words = _("{what} That was before fairdesk was started; nothing was done since.")
            question = Ask(_("Take back an earlier act?"), words.format(what=pending.sentence), answers)
            home.app.push_screen(question, lambda answer: answered(answer, pending.act))
        else:
            await undo(pending.act)

    async def undo(act: str) -> None:
        sentence = await home.desk.ask(work.undo, act)
        home.say(Flash("√", sentence or _("Nothing is left to take back.")))
        home.places_changed()
        home.on_place_counts_changed()

    def answered(answer: str | None, act: str) -> None:
        if answer == "back":
            home.desk.start("undo", lambda: undo(act))

    home.desk.start("undo", look)
