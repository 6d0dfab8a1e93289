"""The sheet on which a note of several lines is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.widget import Widget
from textual.widgets import TextArea

from fairdesk.language.messages import _
from fairdesk.tui.inputs.pad import Pad
from fairdesk.tui.screens.sheets.sheet import Sheet


class NoteSheet(Sheet[str]):
    """`told` is handed the note at every change, so that what is typed is on the disk with its form.

    Esc goes back with what is written; the second button goes back with what there was.
    """

    LEAVES: ClassVar[str] = ""

    def __init__(self, note: str, told: Callable[[str], object]) -> None:
        about = _("Enter begins a line, F9 or Esc goes back to the form. F9 there saves it.")
        super().__init__(_("Note"), about, _("Back to the form"), _("As it was"))
        self._before = note
        self._told = told
        self._pad = Pad(note, id="note-pad")

    def parts(self) -> Sequence[Widget]:
        """Return the pad."""
        return [self._pad]

    def on_mount(self) -> None:
        """Begin at the end of what there is."""
        self._pad.move_cursor(self._pad.document.end)
        self._pad.focus()

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        """Hand on what is written."""
        message.stop()
        self._told(self._pad.text)

    def submit(self) -> None:
        """Go back with what is written."""
        self.dismiss(self._pad.text.strip())

    def action_leave(self) -> None:
        """Go back: with what is written, or by its button with what there was."""
        is_undone = self.focused is self._leave or self._leave.is_mouse_over
        self.dismiss(self._before if is_undone else self._pad.text.strip())
