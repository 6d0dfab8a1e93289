"""How far a long deed is: a bar with numbers, and the way to stop it."""

from __future__ import annotations

from threading import Event
from time import monotonic
from typing import Final

from textual.message import Message
from textual.reactive import reactive

from fairdesk.language.messages import _
from fairdesk.tui.widgets.cells import Cell, columns_of
from fairdesk.tui.widgets.line import Line

MOVES_AFTER: Final = 0.1
"""Seconds."""


class Stopped(Exception):
    """The deed was stopped by the person; nothing of it was kept."""


class Progress(Line):
    """How much is done, as a bar with numbers; nothing before it begins.

    The deed's thread calls `tell` and waits for nothing; the bar moves once for `step` units, not more often
    than every `MOVES_AFTER` seconds, and at the end.
    """

    GROUND = "panel"

    class Moved(Message):
        """So much of the deed that was begun as the `run`th is done."""

        def __init__(self, run: int, done: int, total: int) -> None:
            super().__init__()
            self.run = run
            self.done = (done, total)

    done: reactive[tuple[int, int]] = reactive((0, 0))

    def __init__(self, step: int = 1) -> None:
        super().__init__()
        self._step = step
        self._stop = Event()
        self._run = 0
        self._moved_at = 0.0

    def cells(self, width: int) -> list[Cell]:
        """Return the bar."""
        done, total = self.done
        if not total:
            return []
        told = " " + _("{number} of {count}").format(number=done, count=total)
        room = max(1, width - columns_of(told))
        full = min(room, room * done // total)
        return [Cell("█" * full, "accent-dim"), Cell("─" * (room - full), "line"), Cell(told, "fg")]

    def begin(self) -> None:
        """Show nothing, and stop nothing."""
        self._stop.clear()
        self._run += 1
        self.done = (0, 0)

    def stop(self) -> None:
        """Let the deed end at its next step."""
        self._stop.set()

    def tell(self, done: int, total: int) -> None:
        """Take a step; runs in the deed's thread and ends it when the person said stop.

        Raises: Stopped.
        """
        if self._stop.is_set():
            raise Stopped
        due = done % self._step == 0 and monotonic() - self._moved_at >= MOVES_AFTER
        if due or done == total:
            self._moved_at = monotonic()
            self.post_message(self.Moved(self._run, done, total))

    def on_progress_moved(self, message: Moved) -> None:
        """Move the bar, unless the deed has ended meanwhile."""
        message.stop()
        if message.run == self._run:
            self.done = message.done
