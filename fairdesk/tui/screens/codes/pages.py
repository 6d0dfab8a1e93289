"""The code of the pages as they are served now: the address of this machine today, whatever is printed."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import ClassVar, Final

from textual.binding import Binding, BindingType

from fairdesk.codes.matrix import Matrix
from fairdesk.language.bidi.isolate import ltr
from fairdesk.language.messages import _
from fairdesk.stand import Stand
from fairdesk.tui.hints import Hint
from fairdesk.tui.screens.codes.full import BLANK, FullCode, moved_away, title, too_small
from fairdesk.tui.widgets.beside import beside
from fairdesk.tui.widgets.cells import Cell
from fairdesk.tui.widgets.detail import Fact, wrapped
from fairdesk.workflows.pages import address
from fairdesk.workflows.rings import code

LOOK_SECONDS: Final = 2.0


class PagesCode(FullCode[None]):
    """Follows the address: another network shows another code within seconds."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "back", show=False),
        Binding("right,n,down", "step(1)", show=False),
        Binding("left,p,up", "step(-1)", show=False),
    ]

    def __init__(self, stand: Stand) -> None:
        super().__init__()
        self._stand = stand
        self._links: tuple[str, ...] | None = None
        self._at = 0
        self._grid: Matrix | None = None
        self._moved = ""

    def on_mount(self) -> None:
        """Look, and look again."""
        self.foot.hints = (Hint("Esc", _("back")),)
        look = partial(beside, self, self._look, "look", latest=True)
        look()
        self.set_interval(LOOK_SECONDS, look)

    async def _look(self) -> None:
        found = await asyncio.to_thread(self._found)
        if found != (self._links, self._moved):
            self._links, self._moved = found
            self._at = 0
            self._drawn()

    def _found(self) -> tuple[tuple[str, ...], str]:
        return address.serving_at(self._stand), address.moved_from(self._stand)

    def _drawn(self) -> None:
        links = self._links or ()
        self._grid = code.grid(f"{links[self._at]}/".upper()) if links else None
        many = [Hint("← →", _("other networks"))] if len(links) > 1 else []
        self.foot.hints = (Hint("Esc", _("back")), *many)
        self.draw()

    def action_step(self, by: int) -> None:
        """Show the address in the network beside."""
        if self._links:
            self._at = max(0, min(len(self._links) - 1, self._at + by))
            self._drawn()

    def draw(self) -> None:
        """Draw the code and its address, or how to begin to serve."""
        if self._links is None:
            return
        width = self.room(drawn=False)
        none = (
            too_small(self._grid, width)
            if self._grid is not None
            else [
                title(_("No pages are served now.")),
                BLANK,
                *wrapped("", _("Start them in another terminal: fairdesk serve"), width, "fg"),
                *self._warned(width),
            ]
        )
        self.draw_code(self._grid, self._beside(), none)

    def _beside(self) -> list[Fact]:
        width = self.room(drawn=True)
        host = self._links[self._at].partition("://")[2] if self._links else ""
        return [
            title(_("All rings")),
            BLANK,
            *wrapped("", _("Join our Wi-Fi, then scan."), width, "fg"),
            BLANK,
            (Cell(ltr(host), "accent"),),
            BLANK,
            *wrapped("", _("Only phones in this network find it."), width, "silver"),
            *self._warned(width),
        ]

    def _warned(self, width: int) -> list[Fact]:
        if not self._moved:
            return []
        return [BLANK, *wrapped("", moved_away(self._moved), width, "warm")]

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)
