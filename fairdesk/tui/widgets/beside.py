"""Starting async work beside the screen."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from textual.widget import Widget
from textual.worker import WorkType


def beside(
    owner: Widget, work: Callable[[], Coroutine[Any, Any, None]], group: str, *, latest: bool = False
) -> None:
    """Run `work` beside the screen, for as long as `owner` is mounted.

    With `latest`, work of the same group that still runs is given up: for searches, never for writes.
    The coroutine is made when the work starts, so that work given up before it began leaves nothing behind.
    """
    kind: WorkType[None] = work
    owner.run_worker(kind, name=group, group=group, exclusive=latest)
