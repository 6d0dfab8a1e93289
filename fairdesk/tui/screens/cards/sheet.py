"""Gives a form a picture of a card or badge: by its path, typed or pasted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from textual.widget import Widget

from fairdesk.language.messages import _, ngettext, pgettext
from fairdesk.tui.inputs.one_row import In
from fairdesk.tui.screens.cards.paths import path_of
from fairdesk.tui.screens.sheets.sheet import Sheet
from fairdesk.tui.widgets.field import Field
from fairdesk.tui.widgets.reading import Reading

Take = Callable[[Path], str]
"""Takes a picture to the form and returns its name beside it; runs in a thread."""


class CardSheet(Sheet[str]):
    """Gives the name of the picture taken; None when none was. The form has `count` already."""

    def __init__(self, take: Take, count: int) -> None:
        super().__init__(
            _("Picture of the card"),
            _("Its path, or drop the file on this window. Where it was taken is not kept."),
            pgettext("act", "Keep it"),
            _("Not now"),
        )
        self._take = take
        self._count = count
        self._path = In(_("folder/card.jpg"), id="path")

    def parts(self) -> Sequence[Widget]:
        """Return the field, and how many pictures there are."""
        parts: list[Widget] = [Field(_("File"), self._path)]
        if self._count:
            had = ngettext(
                "{count} picture is kept already.", "{count} pictures are kept already.", self._count
            )
            parts.append(Reading(had.format(count=self._count), classes="body"))
        return parts

    def on_mount(self) -> None:
        """Begin in the field."""
        self._path.focus()

    def submit(self) -> None:
        """Take the picture."""

        async def deed() -> None:
            self.dismiss(await self.ask(self._take, path_of(self._path.value)))

        if self._path.value.strip():
            self.start(deed)
        else:
            self.wrong(_("Which file? Give its path, or drop it here."), "path")
