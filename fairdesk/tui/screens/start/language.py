"""The other language of the interface, at once: nothing typed is lost, and the choice is remembered."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from fairdesk.language.messages import _, language
from fairdesk.tui.place import Command

if TYPE_CHECKING:
    from fairdesk.tui.home import Home

OWN_NAMES: Final = {"en": "English", "fa": "فارسی"}
"""The languages of the interface by their own names."""


def other_languages(home: Home) -> list[Command]:
    """Return the menu's lines that change the language; each is named by who reads it."""
    about = _("Language of the whole interface, at once; what is typed stays")
    return [
        Command(name, about, "", partial(switch, home, code))
        for code, name in OWN_NAMES.items()
        if code != language()
    ]


def switch(home: Home, code: str) -> None:
    """Change the language: what is open goes to the disk, and the screens come anew from there."""
    opened = home.opened
    if opened is None:
        return

    async def change() -> None:
        await home.desk.set_down()
        await home.desk.ask(opened.desk.remember, "language", code)
        home.post_message(home.LanguageChanged(opened.stand.settings))

    home.desk.start("language", change)
