"""A sheet that asks for a file, and does with it what may take long."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from textual.widget import Widget

from fairdesk.language.messages import _
from fairdesk.settings import whole_path
from fairdesk.tui.inputs.one_row import In
from fairdesk.tui.screens.sheets.progress import Progress
from fairdesk.tui.screens.sheets.sheet import Sheet
from fairdesk.tui.widgets.field import Field

R = TypeVar("R")


class FileSheet(Sheet[R]):
    """Title, a field for a file's name, a bar; the bar moves once for `step` units."""

    def __init__(self, title: str, about: str, act: str, example: str, step: int = 1) -> None:
        super().__init__(title, about, act, _("Not now"))
        self._path = In(example, id="path")
        self._bar = Progress(step)

    @abstractmethod
    async def take(self, path: Path) -> None:
        """Do what the sheet is for with a file."""

    def parts(self) -> Sequence[Widget]:
        """Return the field and the bar."""
        return [Field(_("File"), self._path), self._bar]

    def on_mount(self) -> None:
        """Ask for the file."""
        self._path.focus()

    def submit(self) -> None:
        """Take the file that was named."""
        typed = self._path.value.strip().strip("'\"")
        if not typed:
            self.wrong(_("Which file? Give its name."), "path")
            return
        self._bar.begin()
        path = whole_path(Path(typed.removeprefix("file://")))
        self.start(lambda: self.take(path))
