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

AGAIN: Final = 2.0
"""Seconds after which a write that failed is tried again."""


class DraftKeeper:
    """Calls `keep`, which writes the form as it stands, soon after changes and never twice at once."""

    def __init__(self, owner: Widget, keep: Callable[[], Awaitable[None]]) -> None:
        self._owner = owner
        self._keep = keep
        self._timer: Timer | None = None
        self._lock = asyncio.Lock()
        self.dirty = False
        self._failed = False

    def touch(self) -> None:
        """The form changed."""
        self.dirty = True
        if self._timer is None:
            self._timer = self._owner.set_timer(AGAIN if self._failed else WAIT, self._due)

    def _due(self) -> None:
        self._timer = None
        if self.dirty:
            beside(self._owner, self.now, "keep")

    async def now(self) -> None:
        """Write at once what is not on disk yet; what could not be written is raised, and tried again."""
        async with self._lock:
            if not self.dirty:
                return
            self.dirty = False
            try:
                await self._keep()
            except Exception:
                self._failed = True
                self.touch()
                raise
            self._failed = False

    def settled(self) -> None:
        """Nothing of the form is left to keep: it was saved or cleared."""
        self.dirty = False
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
