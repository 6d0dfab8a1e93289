"""The hidden screen: the stand's poster over everything, at one key."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, Vertical
from textual.screen import Screen
from textual.widgets import Static

from fairdesk.language.messages import _
from fairdesk.tui.widgets.beside import beside
from fairdesk.tui.widgets.ring_picture import Blocks, RingPicture

LARGE: Final = (44, 22)
SMALL: Final = (28, 14)
WORDS: Final = 6
"""Rows of the words below the ring."""

Draw = Callable[[int, int, str], Blocks]


class Hidden(Screen[None]):
    """Nothing of any visitor; F12, Enter or Esc brings the work back, as it was left.

    The words cover the screen at once; `draw` (columns, rows, ground) then brings the ring, in a thread.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f12,ctrl+l,enter,escape", "dismiss", show=False, priority=True)
    ]

    def __init__(self, brand: str, draw: Draw | None = None) -> None:
        super().__init__()
        self._brand = brand
        self._draw = draw
        self._ring = RingPicture(id="poster-ring")

    def compose(self) -> ComposeResult:
        """Lay the poster in the middle."""
        with Vertical(id="poster"):
            yield Center(self._ring)
            yield Static("◊", classes="mark")
            if self._brand:
                yield Static(self._brand, classes="brand", markup=False)
            yield Static(_("Rings from Qom"), classes="brand")
            yield Static(_("We are right with you"), classes="words")

    def on_resize(self) -> None:
        """Draw the ring as large as this window allows."""
        if self._draw is not None:
            beside(self, partial(self._bring, self._draw), "poster", latest=True)

    async def _bring(self, draw: Draw) -> None:
        width, height = self.app.size
        fitting = [size for size in (LARGE, SMALL) if size[0] <= width - 2 and size[1] + WORDS <= height]
        ground = self.app.theme_variables["bg"]
        self._ring.show(await asyncio.to_thread(draw, *fitting[0], ground) if fitting else ())
        self._ring.refresh(layout=True)
