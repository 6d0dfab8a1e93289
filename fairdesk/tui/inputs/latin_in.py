"""A field of Latin letters: typed on a Persian or Arabic keyboard, it holds the letters of the same keys."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.message import Message

from fairdesk.tui.inputs.one_row import In
from fairdesk.tui.keys import latin, types_text


class LatinIn(In):
    """For addresses, numbers of badges and the like, which are never written in another script.

    Letters turn as they are typed. One Backspace right after them shows them as the keyboard sent them, and
    so go the next ones until the field is left; another Backspace right after that one turns them again and
    deletes the last. What is pasted stays as it is.
    """

    FROM_LEFT: ClassVar[bool] = True

    class Turned(Message):
        """Letters were turned, or (`back`) shown again as they were typed."""

        def __init__(self, field: LatinIn, back: bool) -> None:
            super().__init__()
            self.field = field
            self.back = back

        @property
        def control(self) -> LatinIn:
            """The field."""
            return self.field

    def __init__(self, placeholder: str = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(placeholder, id=id, classes=classes)
        self._sent = ""
        self._end = -1
        self._as_sent = False
        self._settled = False

    async def _on_key(self, event: events.Key) -> None:
        """Turn a letter of another layout; those sent one after the other are a run."""
        sign = event.character or ""
        if not types_text(event):
            return
        if self._as_sent:
            self._sent, self._settled = "", True
        other = "" if self._as_sent or sign.isascii() else latin(sign)
        if self.cursor_position != self._end or not self.selection.is_empty:
            self._sent = ""
        if other and other.isascii():
            self.note_key(event)
            event.stop()
            event.prevent_default()
            self.replace(other, *self.selection)
            self._sent += sign
            self._end = self.cursor_position
            self.post_message(self.Turned(self, False))
        elif self._sent:
            self._sent += sign
            self._end = self.cursor_position + 1

    def action_delete_left(self) -> None:
        """Answer Backspace."""
        if not self._turn_back():
            super().action_delete_left()

    def _turn_back(self) -> bool:
        """Show the run as it was sent, or turn it again and delete its last letter; say whether it did."""
        start = self._end - len(self._sent)
        here = bool(self._sent) and self.cursor_position == self._end and self.selection.is_empty
        if not here or self._settled:
            self._sent = ""
            return False
        if self._as_sent:
            turned = "".join(latin(sign) or sign for sign in self._sent)[:-1]
            self._as_sent, self._settled = False, True
            self.replace(turned, start, self._end)
            self._sent = ""
            return True
        self._as_sent = True
        self.replace(self._sent, start, self._end)
        self.post_message(self.Turned(self, True))
        return True

    def on_blur(self) -> None:
        """Begin anew at the next visit of the field."""
        self._sent, self._end = "", -1
        self._as_sent = self._settled = False
