"""How far a long deed is: a bar with numbers, and the way to stop it."""

from __future__ import annotations

from threading import Event

from textual.reactive import reactive

from fairdesk.language.messages import _
from fairdesk.tui.widgets.cells import Cell, columns_of
from fairdesk.tui.widgets.line import Line


class Stopped(Exception):
    """The deed was stopped by the person; nothing of it was kept."""


class Progress(Line):
    """How much is done, as a bar with numbers; nothing before it begins.

    The deed's thread calls `tell`; the bar moves once for `step` units, and at the end.
    """

    GROUND = "panel"

    done: reactive[tuple[int, int]] = reactive((0, 0))

    def __init__(self, step: int = 1) -> None:
        super().__init__()
        self._step = step
        self._stop = Event()

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
        if done % self._step == 0 or done == total:
            self.app.call_from_thread(setattr, self, "done", (done, total))
