"""Asks for one value."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.widget import Widget

from fairdesk.language.messages import _, digits, pgettext
from fairdesk.tui.inputs.one_row import In
from fairdesk.tui.screens.sheets.sheet import Sheet
from fairdesk.tui.widgets.field import Field


class ValueSheet(Sheet[bool]):
    """`keep` is handed what was typed; it runs in a thread and may refuse."""

    def __init__(self, title: str, label: str, value: str, keep: Callable[[str], object]) -> None:
        super().__init__(title, "", pgettext("act", "Keep it"), _("Not now"))
        self._label = label
        self._given = value
        self._keep = keep
        self._value = In(id="quantity")

    def parts(self) -> Sequence[Widget]:
        """Return the field."""
        return [Field(self._label, self._value)]

    def on_mount(self) -> None:
        """Begin in the field, with what it was."""
        self._value.write(digits(self._given))
        self._value.focus()

    def submit(self) -> None:
        """Keep it."""

        async def deed() -> None:
            await self.ask(self._keep, self._value.value)
            self.dismiss(True)

        self.start(deed)
