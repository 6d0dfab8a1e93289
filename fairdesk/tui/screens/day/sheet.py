"""The sheet that closes a day: a line for the office, and where its page goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from textual.widget import Widget

from fairdesk.language.messages import _, ngettext
from fairdesk.models.day_rows import Day
from fairdesk.settings import whole_path
from fairdesk.stand import Stand
from fairdesk.tui.inputs.one_row import In
from fairdesk.tui.screens.sheets.downloads import downloads
from fairdesk.tui.screens.sheets.sheet import Sheet
from fairdesk.tui.widgets.field import Field
from fairdesk.workflows.day import close


class CloseSheet(Sheet[Path]):
    """Gives the page that was written; an empty path when none was wanted, None when nothing was done."""

    def __init__(self, stand: Stand, day: Day, typed: Mapping[str, str]) -> None:
        still = sum(count > 0 for count in day.ends.counts().values())
        about = ngettext(
            "{count} open end is kept with the day; work on it goes on whenever you like.",
            "{count} open ends are kept with the day; work on them goes on whenever you like.",
            still,
        ).format(count=still)
        if not still:
            about = _("Nothing is left open.")
        super().__init__(_("Close the day"), about, _("Close the day"), _("Not yet"))
        self._stand = stand
        self._day = day
        self._counted = typed
        self._note = In(_("a line for the office"), id="note")
        self._path = In(_("no page"), id="path")

    def parts(self) -> Sequence[Widget]:
        """Return the fields."""
        return [Field(_("Note"), self._note), Field(_("Page to"), self._path)]

    def on_mount(self) -> None:
        """Propose a name in the folder for downloads."""
        super().on_mount()
        name = f"{self._stand.the_fair.code}-{self._day.day.isoformat()}.html"
        self._path.write(str(downloads() / name))
        self._note.focus()

    def submit(self) -> None:
        """Close the day and write the page: neither without the other."""

        async def deed() -> None:
            wanted = self._path.value.strip()
            path = whole_path(Path(wanted)) if wanted else None
            await self.ask(close.close, self._stand, self._day.day, self._counted, self._note.value, path)
            self.dismiss(path or Path())

        self.start(deed)
