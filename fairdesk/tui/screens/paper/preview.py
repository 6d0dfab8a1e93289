"""Pages before they are printed, in half blocks over the whole screen: turned, and looked at from nearer."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from fairdesk.language.messages import _, digits
from fairdesk.pictures.window import View, window
from fairdesk.tui.direction.side import pointing
from fairdesk.tui.hints import Hint
from fairdesk.tui.widgets.bars import HintLine
from fairdesk.tui.widgets.beside import beside
from fairdesk.tui.widgets.ring_picture import RingPicture

NEARER: Final = 1.5
STEP: Final = 0.3
"""How far an arrow moves, in parts of what is in sight."""


class Preview(Screen[None]):
    """`pages` are PNG, `more` says that they are not all.

    Arrows turn them; from nearer they move what is in sight.
    """

    PRIVATE: ClassVar[bool] = True
    CSS_PATH: ClassVar[Path] = Path(__file__).with_name("paper.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "back", show=False),
        Binding("plus,equals_sign,space", "zoom(1)", show=False),
        Binding("minus,backspace", "zoom(-1)", show=False),
        Binding("left", "arrow(-1, 0)", show=False),
        Binding("right", "arrow(1, 0)", show=False),
        Binding("up", "arrow(0, -1)", show=False),
        Binding("down", "arrow(0, 1)", show=False),
        Binding("n,pagedown", "turn(1)", show=False),
        Binding("p,pageup", "turn(-1)", show=False),
    ]

    def __init__(self, pages: Sequence[bytes], *, more: bool = False) -> None:
        super().__init__()
        self._more = "+" if more else ""
        self._pages = tuple(pages)
        self._at = 0
        self._view = View()
        self._moved = False
        self._picture = RingPicture(id="page")
        self._hints = HintLine(classes="foot")

    def compose(self) -> ComposeResult:
        """Lay the page above the hints."""
        yield self._picture
        yield self._hints

    def on_resize(self) -> None:
        """Draw it as large as this window allows."""
        self._draw()

    def _draw(self) -> None:
        near = self._view.zoom > 1
        many = len(self._pages) > 1
        count = digits(len(self._pages)) + self._more
        self._hints.hints = (
            Hint("Esc", _("back")),
            *([Hint("PgUp PgDn" if near else "← →", _("pages"))] if many else []),
            Hint("+ -", _("nearer, away")),
            *([Hint("← → ↑ ↓", _("move"))] if near else []),
            Hint(_("{number} of {count}").format(number=self._at + 1, count=count), ""),
        )
        beside(self, self._bring, "page", latest=True)

    async def _bring(self) -> None:
        width, height = self.app.size.width, self.app.size.height - 1
        ground = self.app.theme_variables["bg"]
        page = self._pages[self._at]
        cells, self._view = await asyncio.to_thread(window, page, width, height, ground, self._view)
        self._picture.show(cells)
        self._picture.refresh(layout=True)

    def action_zoom(self, by: int) -> None:
        """Go nearer, to where a page begins, or away."""
        begin = self._view if self._moved else View(self._view.zoom, 0, 0)
        self._view = replace(begin, zoom=max(1.0, begin.zoom * NEARER**by))
        self._draw()

    def action_arrow(self, x: int, y: int) -> None:
        """Turn the pages; from nearer, move what is in sight."""
        if self._view.zoom > 1:
            step = STEP / self._view.zoom
            self._moved = True
            self._view = replace(self._view, x=self._view.x + x * step, y=self._view.y + y * step)
            self._draw()
        else:
            self.action_turn(pointing(self, x) if x else y)

    def action_turn(self, by: int) -> None:
        """Show another page, all of it."""
        to = max(0, min(len(self._pages) - 1, self._at + by))
        if to != self._at:
            self._at, self._view, self._moved = to, View(), False
            self._draw()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)
