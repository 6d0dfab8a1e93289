"""Pictures of cards over the whole screen, large enough to be read: nearer, and moved about."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import _
from fairdesk.pictures.window import View, window
from fairdesk.tui.hints import Flash, Hint
from fairdesk.tui.widgets.bars import HintLine
from fairdesk.tui.widgets.beside import beside
from fairdesk.tui.widgets.ring_picture import RingPicture

NEARER: Final = 1.5
STEP: Final = 0.3
"""How far an arrow moves, in parts of what is in sight."""


class CardViewer(Screen[bool]):
    """`shots` are (bytes, MIME type); + and - go nearer and away, arrows move, n and p show the others.

    Gives whether another picture is to be given, where `add` says that one may be.
    """

    PRIVATE: ClassVar[bool] = True
    CSS_PATH: ClassVar[Path] = Path(__file__).with_name("viewer.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q,f19,shift+f7", "back", show=False),
        Binding("plus,equals_sign,space", "zoom(1)", show=False),
        Binding("minus,backspace", "zoom(-1)", show=False),
        Binding("left", "move(-1, 0)", show=False),
        Binding("right", "move(1, 0)", show=False),
        Binding("up", "move(0, -1)", show=False),
        Binding("down", "move(0, 1)", show=False),
        Binding("n,pagedown", "other(1)", show=False),
        Binding("p,pageup", "other(-1)", show=False),
        Binding("a", "another", show=False),
    ]

    def __init__(self, shots: Sequence[tuple[bytes, str]], title: str, *, add: bool = False) -> None:
        super().__init__()
        self._add = add
        self._shots = tuple(shots)
        self._title = title
        self._at = 0
        self._view = View()
        self._picture = RingPicture(id="card-picture")
        self._hints = HintLine(classes="foot")

    def compose(self) -> ComposeResult:
        """Lay the picture above the hints."""
        yield self._picture
        yield self._hints

    def on_mount(self) -> None:
        """Say which keys there are."""
        many = [Hint("n p", _("others"))] if len(self._shots) > 1 else []
        self._hints.hints = (
            Hint("Esc", _("back")),
            Hint("+ -", _("nearer, away")),
            Hint("← → ↑ ↓", _("move")),
            *many,
            *([Hint("a", _("another picture"))] if self._add else []),
            *([Hint(f"{self._at + 1}/{len(self._shots)}", self._title)] if many or self._title else []),
        )

    def on_resize(self) -> None:
        """Draw it as large as this window allows."""
        self._draw()

    def _draw(self) -> None:
        beside(self, self._bring, "card", latest=True)

    async def _bring(self) -> None:
        width, height = self.app.size.width, self.app.size.height - 1
        ground = self.app.theme_variables["bg"]
        data = self._shots[self._at][0]
        try:
            cells, self._view = await asyncio.to_thread(window, data, width, height, ground, self._view)
        except Refusal as refusal:
            self._hints.flash = Flash(_("No picture"), str(refusal), fault=True)
            return
        self._picture.show(cells)
        self._picture.refresh(layout=True)

    def action_zoom(self, by: int) -> None:
        """Go nearer or away."""
        self._view = replace(self._view, zoom=self._view.zoom * NEARER**by)
        self._draw()

    def action_move(self, x: int, y: int) -> None:
        """Move what is in sight."""
        step = STEP / self._view.zoom
        self._view = replace(self._view, x=self._view.x + x * step, y=self._view.y + y * step)
        self._draw()

    def action_other(self, by: int) -> None:
        """Show another picture, all of it."""
        self._at = (self._at + by) % len(self._shots)
        self._view = View()
        self.on_mount()
        self._draw()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(False)

    def action_another(self) -> None:
        """Ask for another picture."""
        if self._add:
            self.dismiss(True)
