"""Pictures over the whole screen, in half blocks: nearer and away, moved about, one after the other."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar, Final, Generic, TypeVar

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

Given = TypeVar("Given")


class LargePicture(Screen[Given], Generic[Given]):
    """`pictures` are files' bytes; + and - go nearer and away, arrows move, n and p show the others."""

    PRIVATE: ClassVar[bool] = True
    CSS_PATH: ClassVar[Path] = Path(__file__).with_name("large_picture.tcss")
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

    def __init__(self, pictures: Sequence[bytes]) -> None:
        super().__init__()
        self._pictures = tuple(pictures)
        self._at = 0
        self._view = View()
        self._picture = RingPicture(id="large")
        self._hints = HintLine(classes="foot")

    @abstractmethod
    def keys(self) -> Sequence[Hint]:
        """Return which keys there are now."""

    @abstractmethod
    def action_back(self) -> None:
        """Go back."""

    def compose(self) -> ComposeResult:
        """Lay the picture above the hints."""
        yield self._picture
        yield self._hints

    def on_resize(self) -> None:
        """Draw it as large as this window allows."""
        self._draw()

    def _draw(self) -> None:
        self._hints.hints = tuple(self.keys())
        beside(self, self._bring, "picture", latest=True)

    async def _bring(self) -> None:
        width, height = self.app.size.width, self.app.size.height - 1
        ground = self.app.theme_variables["bg"]
        data = self._pictures[self._at]
        try:
            cells, self._view = await asyncio.to_thread(window, data, width, height, ground, self._view)
        except Refusal as refusal:
            self._hints.flash = Flash(_("No picture"), str(refusal), fault=True)
            return
        self._picture.show(cells)
        self._picture.refresh(layout=True)

    def action_zoom(self, by: int) -> None:
        """Go nearer or away."""
        self._view = replace(self._view, zoom=max(1.0, self._view.zoom * NEARER**by))
        self._draw()

    def action_arrow(self, x: int, y: int) -> None:
        """Move what is in sight."""
        step = STEP / self._view.zoom
        self._view = replace(self._view, x=self._view.x + x * step, y=self._view.y + y * step)
        self._draw()

    def show_at(self, at: int) -> None:
        """Show another picture, all of it."""
        self._at, self._view = at, View()
        self._draw()
