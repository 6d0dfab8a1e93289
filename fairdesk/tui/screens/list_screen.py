"""A whole screen of one list: its head with a count, the list, and what the keys do."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, ClassVar, Final, TypeVar

from textual.app import ComposeResult
from textual.screen import Screen

from fairdesk.domain.refusals import Refusal
from fairdesk.stand import Stand
from fairdesk.tui.hints import Flash
from fairdesk.tui.widgets.bars import NO_FLASH, HintLine
from fairdesk.tui.widgets.beside import beside
from fairdesk.tui.widgets.head import Head
from fairdesk.tui.widgets.row_lines import Column, Row
from fairdesk.tui.widgets.rows import Rows

T = TypeVar("T")

LIST_STYLES: Final = Path(__file__).with_suffix(".tcss")


class ListScreen(Screen[T]):
    """Reads and writes in threads, and says on the hint line what came of it, until the next key.

    `bring` reads what is listed and shows it; `changed` tells whether anything was written here.
    """

    PRIVATE: ClassVar[bool] = True
    CSS_PATH: ClassVar[Any] = LIST_STYLES

    def __init__(self, stand: Stand, title: str, columns: Sequence[Column], empty: Sequence[str]) -> None:
        super().__init__()
        self.stand = stand
        self.changed = False
        self.head = Head(title)
        self.list = Rows(tuple(columns), empty=tuple(empty), id="listed")
        self.foot = HintLine(classes="foot")

    def compose(self) -> ComposeResult:
        """Lay head, list and hints."""
        yield self.head
        yield self.list
        yield self.foot

    def on_mount(self) -> None:
        """Begin in the list, and read."""
        self.list.focus()
        self.read()

    def read(self) -> None:
        """Read what is listed, beside the screen."""
        beside(self, self.bring, "read", latest=True)

    async def bring(self) -> None:
        """Read what is listed and show it."""

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show the rows, with how many there are."""
        self.head.count = str(len(rows) or "")
        self.list.show(rows, keep=True)

    def do(self, deed: Callable[[], object], done: Flash = NO_FLASH) -> None:
        """Run a deed in a thread, say `done`, and read again; what was refused is said instead."""

        async def write() -> None:
            try:
                await asyncio.to_thread(deed)
            except Refusal as refusal:
                self.foot.flash = Flash("▲", str(refusal), fault=True)
            else:
                self.written(done)
            await self.bring()

        beside(self, write, "write")

    def written(self, done: Flash) -> None:
        """Say that something was written."""
        self.changed = True
        self.foot.flash = done
