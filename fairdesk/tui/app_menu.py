"""The menu's lines that are the same at every place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from fairdesk.language.messages import _
from fairdesk.tui.acts.at_keyboard import ask_pin
from fairdesk.tui.acts.evening import close_the_day
from fairdesk.tui.acts.take_away import show_pages
from fairdesk.tui.acts.take_back import bring_back
from fairdesk.tui.place import Command
from fairdesk.tui.screens.start.language import other_languages
from fairdesk.tui.widgets.bars import place_tabs

if TYPE_CHECKING:
    from fairdesk.tui.home import Home
    from fairdesk.tui.screens.paper.lines import PaperLine


def elsewhere(home: Home) -> list[Command]:
    """Return what the other places can do; their lines go there first, and name the keys of the way."""
    lines = []
    for name, key, title, _short in place_tabs():
        place = home.places.get(name) or (home.opened.places.get(name) if home.opened is not None else None)
        if place is None or name == home.place.NAME:
            continue
        for act in place.ACTS:
            if not act.here:
                about = _("{place}: {about}").format(place=title, about=_(act.about))
                keys = f"{key} {act.key}" if act.key else ""
                lines.append(Command(_(act.title), about, keys, partial(_go_and, home, name, act.action)))
    return lines


def _go_and(home: Home, name: str, action: str) -> None:
    async def do() -> None:
        await home.go(name)
        home.call_after_refresh(getattr(home.places[name], f"action_{action}"))

    home.call_later(do)


def papers(home: Home) -> list[Command]:
    """Return what can be printed for the counter, at a fair."""
    if home.opened is None or home.opened.stand.fair is None:
        return []
    return [
        Command(_(line.title), _(line.about), "", partial(_print, home, line)) for line in home.opened.papers
    ]


def _print(home: Home, line: PaperLine) -> None:
    """Open the sheet of a paper; the hint line says what was printed."""
    if home.opened is None:
        return
    stand = home.opened.stand

    async def open_it() -> None:
        sheet = await home.desk.ask(line.read, stand)
        home.app.push_screen(sheet, lambda flash: home.say(flash) if flash is not None else None)

    home.desk.start("paper", open_it)


def commands_of(home: Home) -> list[Command]:
    """Return them in the order of the work."""
    return [
        *(
            Command(_("Go to {place}").format(place=title), "", key, partial(home.call_later, home.go, name))
            for name, key, title, _short in place_tabs()
        ),
        Command(
            _("Take back the last save"),
            _("On this laptop, as a recorded reversal"),
            "Ctrl+Z",
            home.action_undo,
        ),
        Command(_("Bring back what was taken back"), _("The last one first"), "", partial(bring_back, home)),
        Command(
            _("Sent by phone"),
            _("What visitors left on the rings' pages: take it in, or set it aside"),
            "Ctrl+D",
            home.action_inbox,
        ),
        Command(
            _("Rings to take away"),
            _("The rings they liked as a code for their phone"),
            "Ctrl+E",
            home.action_take_away,
        ),
        Command(
            _("Code of the pages"),
            _("The address at which phones in this network find them now"),
            "",
            partial(show_pages, home),
        ),
        Command(
            _("Close the day"),
            _("Count, work through what is open, a page for the office"),
            "",
            partial(close_the_day, home),
        ),
        *papers(home),
        Command(_("Who is at the keyboard"), _("Every lead keeps who took it"), "Ctrl+O", home.action_staff),
        Command(
            _("Show the prices"), _("For five seconds; dots stand for them"), "Ctrl+R", home.action_prices
        ),
        Command(_("Hide the screen"), _("The poster covers everything, until Enter"), "F12", home.hide),
        Command(
            _("PIN for the hidden screen"),
            _("Of who is at the keyboard; none unless you set one"),
            "",
            partial(ask_pin, home),
        ),
        *other_languages(home),
        Command(_("Light or dark"), _("Switch the theme"), "Ctrl+T", home.action_theme),
        Command(_("Leave fairdesk"), _("A form that is open is kept"), "Ctrl+Q", home.action_leave),
    ]
