"""Codes for the visitor's phone: the rings they liked, and the pages as they are served now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fairdesk.language.messages import _

if TYPE_CHECKING:
    from fairdesk.tui.home import Home


def show_take_away(home: Home) -> None:
    """Show the rings of the lead at hand; say so when it has none of the catalogue."""
    opened = home.opened
    if opened is None or opened.take_away is None or home.has_dialog:
        return
    liked = home.place.liked()
    if not liked.ring_ids:
        home.refuse(_("No ring of the catalogue is picked yet."), _("Add those they liked first."))
        return
    home.app.push_screen(opened.take_away(opened.stand, liked))


def show_pages(home: Home) -> None:
    """Show the code of the pages as they are served now."""
    opened = home.opened
    if opened is not None and opened.pages_code is not None and opened.stand.fair is not None:
        home.app.push_screen(opened.pages_code(opened.stand))
