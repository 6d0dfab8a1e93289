"""Who is at the keyboard: asked for, shown in the header, and the PIN of theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fairdesk.language.messages import _
from fairdesk.tui.hints import Flash
from fairdesk.tui.screens.staff import StaffScreen

if TYPE_CHECKING:
    from fairdesk.tui.home import Home


def ask_who(home: Home) -> None:
    """Ask who is at the keyboard, and put them there."""
    if home.opened is None:
        return
    work = home.opened.desk

    async def ask() -> None:
        names = await home.desk.ask(work.staff_names)
        now = work.stand.staff.name if work.stand.staff else ""
        home.app.push_screen(StaffScreen(names, now), named)

    def named(name: str | None) -> None:
        async def use() -> None:
            await home.desk.ask(work.use_staff, name or "")
            home.fair_changed()

        if name:
            home.desk.start("staff", use)

    home.desk.start("staff", ask)


def ask_pin(home: Home) -> None:
    """Ask for the PIN of who is at the keyboard, that brings the hidden screen back."""
    opened = home.opened
    if opened is None or opened.pin_sheet is None:
        return
    if opened.stand.staff is None:
        home.refuse(_("Nobody is named at the keyboard."), _("Say who it is with Ctrl+O, then set the PIN."))
        return
    home.app.push_screen(
        opened.pin_sheet(opened.stand, opened.stand.staff.name), lambda asked: _pin_set(home, asked)
    )


def _pin_set(home: Home, asked: bool | None) -> None:
    if asked is not None:
        home.privacy.read_poster()
        home.say(Flash("√ " + (_("PIN set") if asked else _("No PIN")), "", _("F12 hides the screen")))
