"""What is missing before the first visitor: a fair, who is at the keyboard; and the way back to it later."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from textual.widgets import Input

from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import _, language
from fairdesk.tui.place import Command
from fairdesk.tui.screens.ask import Answer, Ask
from fairdesk.tui.screens.sheets.first import FirstVisitor
from fairdesk.tui.screens.sheets.help import HelpScreen
from fairdesk.tui.screens.start.language import switch
from fairdesk.tui.widgets.beside import beside

if TYPE_CHECKING:
    from fairdesk.models.stand_rows import FairRow
    from fairdesk.tui.home import Home
    from fairdesk.tui.open import Opened

QUIET_SECONDS: Final = 0.4
"""So long nothing may have been typed at the Desk before the first screen covers it."""

AT_ONCE: Final = "now"
LANGUAGE: Final = "language"


def ask_to_try_again(home: Home, refusal: Refusal) -> None:
    """Say why the data cannot be opened, and try again or leave."""
    answers = [Answer(_("Try again"), "again", "t"), Answer(_("Leave"), "leave", "l")]
    deeds = {"again": home.begin}
    home.app.push_screen(
        Ask(refusal.what, refusal.todo, answers), lambda answer: deeds.get(answer or "", home.app.exit)()
    )


def go_to_work(home: Home, opened: Opened) -> None:
    """Give the Desk its screens, look out for what phones send, and ask for what is missing."""
    home.desk.note_sheet = opened.note_sheet
    home.desk.card_sheet, home.desk.card_viewer = opened.card_sheet, opened.card_viewer
    home.desk.shown_screen = opened.shown_screen
    home.privacy.read_poster()
    if opened.arrivals is not None:
        home.arrivals.begin(opened.arrivals(opened.stand))
    ask_what_is_missing(home)
    if opened.warning is not None:
        beside(home, partial(_warn, home, partial(opened.warning, opened.stand)), "warning")


async def _warn(home: Home, warning: Callable[[], str]) -> None:
    """Say once what nobody would notice at the counter: printed codes that lead to another machine."""
    said = await home.desk.ask(warning)
    if said:
        home.refuse(said, _("Give this machine that number again, or print the codes anew."))


def ask_what_is_missing(home: Home) -> None:
    """Show the first screen when there is no fair; ask who is at the keyboard when nobody is named."""
    if home.opened is None:
        return
    stand = home.opened.stand
    if stand.fair is None:
        beside(home, partial(_welcome, home), "welcome", latest=True)
    elif stand.staff is None and not home.desk.unsaved:
        home.action_staff()


async def _welcome(home: Home) -> None:
    """Wait until nobody types, so that no letter chooses by accident, then show the first screen."""
    opened = home.opened
    typed = _typed(home)
    while any(typed):
        await asyncio.sleep(QUIET_SECONDS)
        before, typed = typed, _typed(home)
        if typed == before:
            break
    if opened is not None and opened.welcome is not None and opened.stand.fair is None:
        home.app.push_screen(opened.welcome(opened.stand), lambda way: _begun(home, way or ""))


def _typed(home: Home) -> tuple[str, ...]:
    return tuple(field.value for field in home.desk.query(Input))


def _begun(home: Home, way: str) -> None:
    """Go on at the Desk with the fair that was started; a waiting visitor comes before names."""
    if way == LANGUAGE:
        switch(home, "fa" if language() == "en" else "en")
        return
    show_fair(home)
    if way != AT_ONCE:
        ask_what_is_missing(home)


def show_fair(home: Home) -> None:
    """Show another fair, or the same one changed, wherever it shows."""
    home.fair_changed()
    home.places_changed()


def set_up(home: Home, fair: FairRow | None) -> None:
    """Open the form of a new fair, or of the one in use."""
    if home.opened is not None and home.opened.setup is not None:
        screen = home.opened.setup(home.opened.stand, fair)
        home.app.push_screen(screen, lambda code: show_fair(home) if code else None)


def commands_of_fair(home: Home) -> list[Command]:
    """Return the menu's lines about the fair and the keys."""
    stand = home.opened.stand if home.opened is not None else None
    lines = [
        Command(
            _("Keys"), _("Help: every key on one page"), "F1", lambda: home.app.push_screen(HelpScreen())
        ),
        Command(
            _("Your first visitor"),
            _("How to register one, on one page"),
            "",
            lambda: home.app.push_screen(FirstVisitor()),
        ),
    ]
    if stand is not None and stand.fair is not None and not stand.practice:
        fair = stand.fair
        lines.append(
            Command(
                _("This fair"), _("Rename it; its place, days and web site"), "", lambda: set_up(home, fair)
            )
        )
    if stand is not None and stand.fair is not None:
        lines.append(
            Command(
                _("Questions of this stand"),
                _("Asked at the Desk, answered by one key"),
                "",
                lambda: _questions(home),
            )
        )
    if stand is not None and not stand.practice:
        about = _("Another one; this one stays") if stand.fair else _("Its name is enough")
        lines.append(Command(_("Set up a fair"), about, "", lambda: set_up(home, None)))
    return lines


def _questions(home: Home) -> None:
    """Open the stand's own questions; the Desk asks what was changed at once."""
    if home.opened is not None and home.opened.questions is not None:
        screen = home.opened.questions(home.opened.stand)
        home.app.push_screen(screen, lambda changed: home.places_changed() if changed else None)
