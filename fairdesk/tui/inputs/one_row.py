"""The field one types in: one row, moved through with Enter, Down and Up, safe against any text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive

from fairdesk.language.bidi.shaping import logical
from fairdesk.tui.inputs.as_sent import AsSent
from fairdesk.tui.inputs.written import Written
from fairdesk.tui.keys import JOINERS, types_text

UNPRINTABLE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff]+"
)
"""Controls, line ends, lone surrogates, directions and the byte-order mark: nothing a visitor's name has."""

Reads = Callable[[str], tuple[int, object] | None]
"""Says where at the end of some keys a code begins that a scanner typed, and what it is; None for no code."""


class In(Written):
    """A one-row input.

    Enter and Down post `Left` with +1, Up with -1; Esc bubbles. What a field shows in a list under it
    is its owner's affair. With `reads`, Enter after a code that a scanner typed posts `Scanned` instead.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", show=False),
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

    class Scanned(Message):
        """A scanner typed a code into the field; it stands there still, until `take_out`."""

        def __init__(self, field: In, code: object, span: tuple[int, int]) -> None:
            super().__init__()
            self.field = field
            self.code = code
            self._span = span

        @property
        def control(self) -> In:
            """The field."""
            return self.field

        def take_out(self) -> None:
            """Take the code out of the field; what stood around it stays."""
            self.field.delete(*self._span)

    def __init__(self, placeholder: str = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(placeholder=placeholder, id=id, classes=classes, compact=True, select_on_focus=False)
        self.reads: Reads | None = None
        self.as_sent = AsSent()

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

    def action_enter(self) -> None:
        """Hand up what a scanner typed, or leave."""
        scanned = self._scanned()
        if scanned is None:
            self.action_leave("enter")
        else:
            self.post_message(scanned)

    def _scanned(self) -> Scanned | None:
        """Return the code at the end of what was typed, as the keys were sent, else of the whole text."""
        if self.reads is None:
            return None
        at = self.cursor_position
        if found := self.reads(self.as_sent.keys(self.value, at)):
            return self.Scanned(self, found[1], (self.as_sent.start_of(found[0]), at))
        if found := self.reads(self.value):
            return self.Scanned(self, found[1], (found[0], len(self.value)))
        return None

    def note_key(self, event: events.Key) -> None:
        """Remember a key as it was sent, before it changes the text."""
        if self.reads is not None and types_text(event):
            self.as_sent.note(event.character or "", self.value, self.selection)

    async def _on_key(self, event: events.Key) -> None:
        """Type a zero-width (non-)joiner (Shift+Space on a Persian keyboard), which Textual would drop."""
        self.note_key(event)
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
    """A field for a phone number or a time, which runs from the left in any digits."""

    FROM_LEFT: ClassVar[bool] = True
