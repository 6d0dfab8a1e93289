"""What came of a long deed: a sentence or two, and a list that scrolls."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen

from fairdesk.language.messages import _
from fairdesk.tui.screens.ask import Answer, AnswerButton
from fairdesk.tui.widgets.reading import Reading
from fairdesk.tui.widgets.row_lines import Column, Row
from fairdesk.tui.widgets.rows import Rows


class Told(ModalScreen[None]):
    """Title, body and rows; Enter or Esc closes it. `fault` draws its edge in agate.

    `copies` is what the key c puts into the clipboard, where the terminal lets it (OSC 52).
    """

    CSS_PATH: ClassVar[Path] = Path(__file__).with_name("told.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "close", show=False, priority=True),
        Binding("c", "copy", show=False),
    ]

    def __init__(
        self,
        title: str,
        body: str,
        columns: Sequence[Column] = (),
        rows: Sequence[Row] = (),
        *,
        fault: bool = False,
        copies: str = "",
    ) -> None:
        super().__init__()
        self._words = (title, body)
        self._rows = rows
        self._list = Rows(columns, ground="panel", id="told-list")
        self._close = AnswerButton(Answer(_("Close"), "", ""), False)
        self._is_fault = fault
        self._copies = copies
        self._copied = Reading(_("c copies the path") if copies else "", classes="copied")
        self._copied.display = bool(copies)

    def compose(self) -> ComposeResult:
        """Lay it over the screen."""
        title, body = self._words
        with Vertical(id="told", classes="-fault" if self._is_fault else None):
            yield Reading(title, classes="title")
            yield Reading(body, classes="body")
            if self._rows:
                yield self._list
            yield Horizontal(self._close, self._copied, classes="answers")

    def on_mount(self) -> None:
        """Show the rows; the arrows scroll them."""
        if self._rows:
            self._list.show(self._rows)
            self._list.styles.height = min(len(self._rows) + 1, 14)
            self._list.focus()
        else:
            self._close.focus()

    def on_click(self, event: object) -> None:
        """Close on the button."""
        if self._close.is_mouse_over:
            self.dismiss(None)

    def action_close(self) -> None:
        """Close it."""
        self.dismiss(None)

    def action_copy(self) -> None:
        """Put the path into the clipboard, and say so."""
        if self._copies:
            self.app.copy_to_clipboard(self._copies)
            self._copied.update("√ " + _("Copied"))
