"""Who is at the keyboard: asked for, and shown in the header."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
