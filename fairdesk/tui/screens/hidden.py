"""The hidden screen: the stand's poster over everything, at one key."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Static

from fairdesk.language.messages import _
from fairdesk.tui.inputs.one_row import In
from fairdesk.tui.widgets.beside import beside
from fairdesk.tui.widgets.code_cells import CodeCells, HalfCell
from fairdesk.tui.widgets.ring_picture import Blocks, RingPicture

LARGE: Final = (44, 22)
SMALL: Final = (28, 14)
WORDS: Final = 7
"""Rows of the words below ring and code."""

GAP: Final = 4
WRONG_SECONDS: Final = (0.0, 0.0, 2.0, 5.0, 15.0)
"""How long a PIN is not asked again after the first wrong one, the second, ..., and any later one."""

Draw = Callable[[int, int, str], Blocks]
DrawCode = Callable[[int, int], Sequence[Sequence[HalfCell]]]


@dataclass(frozen=True)
class Poster:
    """What the poster shows: the brand, a ring (columns, rows, ground), the code of all rings (the same).

    `unlock` tells whether a PIN is right; None where none is asked.
    """

    brand: str = ""
    draw: Draw | None = None
    code: DrawCode | None = None
    unlock: Callable[[str], bool] | None = None
    practice: bool = False


class Hidden(Screen[None]):
    """Nothing of any visitor; F12, Enter or Esc brings the work back, as it was left, after the PIN if any.

    The words cover the screen at once; ring and code come from a thread.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f12,ctrl+l,enter,escape", "back", show=False, priority=True)
    ]

    def __init__(self, poster: Poster) -> None:
        super().__init__()
        self._poster = poster
        self._ring = RingPicture(id="poster-ring")
        self._code = CodeCells(id="poster-code")
        self._scan = Static(_("All our rings, in your language: scan the code"), classes="scan")
        self._scan.display = False
        self._words = Static(_("We are right with you"), classes="words")
        self._pin = In(_("PIN"), id="poster-pin")
        self._pin.password = True
        self._pin.display = False
        self._said = Static("", classes="wrong", markup=False)
        self._said.display = False
        self._wrong = 0

    def compose(self) -> ComposeResult:
        """Lay the poster in the middle."""
        with Vertical(id="poster"):
            yield Center(Horizontal(self._ring, self._code, id="poster-pictures"))
            if self._poster.brand:
                yield Static(self._poster.brand, classes="brand", markup=False)
            yield Static(_("Rings from Qom"), classes="brand")
            yield self._scan
            yield self._words
            yield Center(self._pin)
            yield self._said
            if self._poster.practice:
                yield Static(_("PRACTICE"), classes="practice")

    def on_resize(self) -> None:
        """Draw ring and code as large as this window allows."""
        beside(self, self._bring, "poster", latest=True)

    async def _bring(self) -> None:
        width, height = self.app.size
        rows = height - WORDS
        code = await self._fitting_code(width, rows)
        taken = len(code[0]) + GAP if code else 0
        sizes = [size for size in (LARGE, SMALL) if size[0] <= width - taken - 2 and size[1] <= rows]
        blocks: Blocks = ()
        if self._poster.draw is not None and sizes:
            blocks = await asyncio.to_thread(self._poster.draw, *sizes[0], self.app.theme_variables["bg"])
        self._code.show(code)
        self._code.set_class(bool(blocks), "-beside")
        self._ring.styles.margin = (max(0, (len(code) - len(blocks)) // 2), 0, 1, 0)
        self._scan.display = bool(code)
        self._ring.show(blocks)
        self._ring.refresh(layout=True)

    async def _fitting_code(self, width: int, rows: int) -> Sequence[Sequence[HalfCell]]:
        """Return the code beside the largest ring that leaves it room, else the code alone."""
        if self._poster.code is None:
            return ()
        for ring in (*(size[0] for size in (LARGE, SMALL)), 0):
            code = await asyncio.to_thread(self._poster.code, width - ring - GAP - 2, rows)
            if code:
                return code
        return ()

    # -- coming back -------------------------------------------------------------------------------

    def action_back(self) -> None:
        """Bring the work back, or ask for the PIN."""
        if self._poster.unlock is None:
            self.dismiss(None)
        elif not self._pin.display:
            self._ask(True)
            self._pin.focus()
        elif not self._pin.disabled and self._pin.value.strip():
            beside(self, partial(self._try, self._pin.value, self._poster.unlock), "pin")
        elif not self._pin.disabled:
            self._ask(False)

    def _ask(self, asked: bool) -> None:
        """Show the PIN's field in place of the last words, or take it away."""
        self._said.update("")
        self._pin.display = self._said.display = asked
        self._words.display = not asked

    async def _try(self, pin: str, unlock: Callable[[str], bool]) -> None:
        self._pin.disabled = True
        if await asyncio.to_thread(unlock, pin):
            self.dismiss(None)
            return
        self._said.update(_("That is not the PIN."))
        self._pin.write("")
        pause = WRONG_SECONDS[min(self._wrong, len(WRONG_SECONDS) - 1)]
        self._wrong += 1
        self.set_timer(max(pause, 0.01), self._ask_again)

    def _ask_again(self) -> None:
        self._pin.disabled = False
        self._pin.focus()
