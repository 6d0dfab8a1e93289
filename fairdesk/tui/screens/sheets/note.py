"""The sheet on which a note of several lines is written."""

from __future__ import annotations

from collections.abc import Sequence

from textual.widget import Widget

from fairdesk.language.messages import _
from fairdesk.tui.inputs.pad import Pad
from fairdesk.tui.screens.sheets.sheet import Sheet


class NoteSheet(Sheet[str]):
    """Gives the note, or None when it is left as it was."""

    def __init__(self, note: str) -> None:
        about = _("Enter begins a line. F9 takes the note into the form; F9 there saves it.")
        super().__init__(_("Note"), about, _("Into the form"), _("Leave it"))
        self._pad = Pad(note, id="note-pad")

    def parts(self) -> Sequence[Widget]:
        """Return the pad."""
        return [self._pad]

    def on_mount(self) -> None:
        """Begin at the end of what there is."""
        self._pad.move_cursor(self._pad.document.end)
        self._pad.focus()

    def submit(self) -> None:
        """Give what is written."""
        self.dismiss(self._pad.text.strip())
