"""Starting async work beside the screen, and saying it when that fails."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from textual.widget import Widget
from textual.worker import WorkType

from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import _

TOAST_SECONDS: Final = 30
"""A refusal stays until a key is pressed, at most this long."""


def beside(owner: Widget, work: Callable[[], Awaitable[object]], group: str, *, latest: bool = False) -> None:
    """Run `work` beside the screen, for as long as `owner` is mounted; what it raises becomes a toast.

    With `latest`, work of the same group that still runs is given up: for searches, never for writes.
    The coroutine is made when the work starts, so that work given up before it began leaves nothing behind.
    """

    async def guarded() -> None:
        try:
            await work()
        except Refusal as refusal:
            refuse(owner, refusal.what, refusal.todo)
        except Exception as fault:
            refuse(owner, _("That did not work."), f"{type(fault).__name__}: {fault}")

    deed: WorkType[None] = guarded
    owner.run_worker(deed, name=group, group=group, exclusive=latest)


def refuse(owner: Widget, what: str, todo: str = "") -> None:
    """Show a refusal as a toast, in place of those before it."""
    owner.app.clear_notifications()
    if todo:
        owner.notify(todo, title=what, severity="error", timeout=TOAST_SECONDS, markup=False)
    else:
        owner.notify(what, severity="error", timeout=TOAST_SECONDS, markup=False)
