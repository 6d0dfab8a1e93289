"""A note's field: one row of it in the form, its line ends kept and shown."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from fairdesk.language.bidi.shaping import logical
from fairdesk.tui.inputs.line import FieldLine, joined_lines
from fairdesk.tui.inputs.one_row import UNPRINTABLE, In

LINE_END: Final = "↵"
"""What is drawn where a line of a note ends."""


_LINE_ENDS: Final = str.maketrans(dict.fromkeys("\r\x0b\x0c\x85\u2028\u2029", "\n"))


class NoteIn(In):
    """A field whose value may have several lines; Ctrl+J asks for room to write them."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+j,alt+enter", "lines", show=False)]

    class LinesWanted(Message):
        """Several lines are to be written."""

        def __init__(self, field: NoteIn) -> None:
            super().__init__()
            self.field = field

        @property
        def control(self) -> NoteIn:
            """The field."""
            return self.field

    @property
    def _line(self) -> FieldLine:
        return joined_lines(self.value, LINE_END, self._base)

    @property
    def _is_plain(self) -> bool:
        return "\n" not in self.value and super()._is_plain

    def validate_value(self, value: str) -> str:
        """Take out what cannot be printed, but for the ends of lines."""
        return noted(value)

    def action_lines(self) -> None:
        """Ask for room for several lines."""
        self.post_message(self.LinesWanted(self))

    def _on_paste(self, event: events.Paste) -> None:
        """Paste all lines, each as it is."""
        if event.text:
            self.replace(noted(event.text), *self.selection)
        event.stop()
        event.prevent_default()


def noted(text: str) -> str:
    """Return a note as it is kept while it is typed: its lines, without what cannot be printed."""
    lines = logical(text).replace("\r\n", "\n").translate(_LINE_ENDS).split("\n")
    return "\n".join(UNPRINTABLE.sub(" ", line) for line in lines)
