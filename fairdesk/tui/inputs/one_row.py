"""The field one types in: one row, moved through with Enter, Down and Up, safe against any text."""

from __future__ import annotations

import re
from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive

from fairdesk.language.bidi.shaping import logical
from fairdesk.tui.inputs.written import Written
from fairdesk.tui.keys import JOINERS

UNPRINTABLE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff]+"
)
"""Controls, line ends, lone surrogates, directions and the byte-order mark: nothing a visitor's name has."""


class In(Written):
    """A one-row input.

    Enter and Down post `Left` with +1, Up with -1; Esc bubbles. What a field shows in a list under it
    is its owner's affair: `before_key` may answer a key first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "leave('enter')", show=False),
        Binding("down", "leave('down')", show=False),
        Binding("up", "leave('up')", show=False),
    ]

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)
    """A field is as wide as its row: longer text scrolls in it and lays nothing out again."""

    class Left(Message):
        """Enter, Down or Up was pressed; `key` says which."""

        def __init__(self, field: In, key: str) -> None:
            super().__init__()
            self.field = field
            self.key = key

        @property
        def control(self) -> In:
            """The field."""
            return self.field

    def __init__(self, placeholder: str = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(placeholder=placeholder, id=id, classes=classes, compact=True, select_on_focus=False)

    def validate_value(self, value: str) -> str:
        """Turn what cannot stand in one line into blanks; everything else stays as typed.

        Letters in the forms of print (from a PDF) become the letters themselves.
        """
        value = logical(value)
        return UNPRINTABLE.sub(" ", value) if UNPRINTABLE.search(value) else value

    def replace(self, text: str, start: int, end: int) -> None:
        """Type a text; a key that sends two letters as one (lam-alef on an Arabic keyboard) types both."""
        super().replace(logical(text), start, end)

    def action_leave(self, key: str) -> None:
        """Say that the field is being left."""
        self.post_message(self.Left(self, key))

    async def _on_key(self, event: events.Key) -> None:
        """Type a zero-width (non-)joiner (Shift+Space on a Persian keyboard), which Textual would drop."""
        if event.character in JOINERS:
            event.stop()
            event.prevent_default()
            self.replace(event.character or "", *self.selection)

    def _on_paste(self, event: events.Paste) -> None:
        """Paste all lines as one, so that nothing of an address is lost."""
        lines = [line for line in event.text.splitlines() if line.strip()]
        text = " ".join(line.strip() for line in lines) if len(lines) > 1 else "".join(lines)
        if text:
            selection = self.selection
            self.replace(UNPRINTABLE.sub(" ", text), *selection)
        event.stop()
        event.prevent_default()

    def write(self, value: str) -> None:
        """Replace the text and put the cursor at its end."""
        self.value = value
        self.cursor_position = len(self.value)


class NumberIn(In):
    """A field for a phone number, which runs from the left in any digits."""

    FROM_LEFT: ClassVar[bool] = True
