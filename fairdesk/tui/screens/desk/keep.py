"""Keeps the open form on disk: within a third of a second of any change, one write at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

from textual.timer import Timer
from textual.widget import Widget

from fairdesk.tui.widgets.beside import beside

WAIT: Final = 0.2
"""Seconds from the first change that is not on disk to the write."""


class DraftKeeper:
    """Calls `keep`, which writes the form as it stands, soon after changes and never twice at once."""

    def __init__(self, owner: Widget, keep: Callable[[], Awaitable[None]]) -> None:
        self._owner = owner
        self._keep = keep
        self._timer: Timer | None = None
        self._lock = asyncio.Lock()
        self.dirty = False

    def touch(self) -> None:
        """The form changed."""
        self.dirty = True
        if self._timer is None:
            self._timer = self._owner.set_timer(WAIT, self._due)

    def _due(self) -> None:
        self._timer = None
        if self.dirty:
            beside(self._owner, self.now, "keep")

    async def now(self) -> None:
        """Write at once what is not on disk yet."""
        async with self._lock:
            if self.dirty:
                self.dirty = False
                await self._keep()

    def settled(self) -> None:
        """Nothing of the form is left to keep: it was saved or cleared."""
        self.dirty = False
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
