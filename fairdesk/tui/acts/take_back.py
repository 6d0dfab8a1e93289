"""Taking back from the keyboard, at once or only when it is meant; and bringing back what was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fairdesk.language.messages import _
from fairdesk.tui.hints import Flash
from fairdesk.tui.screens.ask import Answer, Ask

if TYPE_CHECKING:
    from fairdesk.tui.home import Home
    from fairdesk.workflows.leads.undo import Pending


def take_back(home: Home) -> None:
    """Take back what was done last on this laptop; ask first when it may not be meant.

    That is where an act is of an earlier run, or another visitor's form is open by now.
    """
    if home.opened is None:
        return
    work, begun = home.opened.desk, home.begun_at

    async def look() -> None:
        pending = await home.desk.ask(work.pending_undo)
        if pending is None:
            home.say(Flash("·", _("Nothing is left to take back.")))
        elif begun is not None and pending.at < begun:
            words = _("{what} That was before fairdesk was started; nothing was done since.")
            ask(pending, _("Take back an earlier act?"), words.format(what=pending.sentence))
        elif home.desk.unsaved and home.place is home.desk:
            words = _("{what} What stands in the form now stays as it is.")
            ask(pending, _("Take back what was done before this form?"), words.format(what=pending.sentence))
        else:
            await undo(pending)

    def ask(pending: Pending, title: str, words: str) -> None:
        answers = [Answer(_("Leave it"), "leave", "l"), Answer(_("Take it back"), "back", "t")]
        home.app.push_screen(Ask(title, words, answers), lambda answer: answered(answer, pending))

    def answered(answer: str | None, pending: Pending) -> None:
        if answer == "back":
            home.desk.start("undo", lambda: undo(pending))

    async def undo(pending: Pending) -> None:
        sentence = await home.desk.ask(work.undo, pending.act)
        again = bool(sentence) and home.desk.reopen(pending.lead_id)
        _say(
            home, sentence, _("Nothing is left to take back."), _("The form is there again.") if again else ""
        )

    home.desk.start("undo", look)


def bring_back(home: Home) -> None:
    """Bring back what was taken back last on this laptop."""
    if home.opened is None:
        return
    work = home.opened.desk

    async def redo() -> None:
        _say(home, await home.desk.ask(work.redo), _("Nothing was taken back since."))

    home.desk.start("undo", redo)


def _say(home: Home, sentence: str | None, nothing: str, more: str = "") -> None:
    home.say(Flash("√", sentence, more) if sentence else Flash("·", nothing))
    home.places_changed()
    home.on_place_counts_changed()
