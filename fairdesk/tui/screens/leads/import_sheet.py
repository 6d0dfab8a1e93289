"""Importing contacts: which file, what it would bring, and, once somebody has seen that, the import."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from textual.containers import VerticalScroll
from textual.widget import Widget

from fairdesk.domain.labels import field_label
from fairdesk.language.messages import _, ngettext
from fairdesk.stand import Stand
from fairdesk.tui.inputs.one_row import In
from fairdesk.tui.screens.sheets.from_file import FileSheet
from fairdesk.tui.screens.sheets.progress import Progress, Stopped
from fairdesk.tui.screens.sheets.sheet import Sheet
from fairdesk.tui.widgets.field import Field
from fairdesk.tui.widgets.reading import Reading
from fairdesk.workflows.contacts.arrived import Arrived, doubts_said
from fairdesk.workflows.contacts.receive import receive

SHOWN: Final = 100
"""Doubts that are listed."""

ROWS: Final = 8
"""Lines of doubts seen at once."""


class ImportContacts(FileSheet[Arrived]):
    """Asks for a file and looks what it would bring; gives what was imported, None for nothing."""

    def __init__(self, stand: Stand) -> None:
        about = _("vCard or CSV of a phone, mail program or CRM, or what another fairdesk wrote.")
        super().__init__(_("Import contacts"), about, _("Look into it"), _("folder/contacts.vcf or .csv"))
        self._stand = stand
        self._country = In(_("of numbers without a country code"), id="country")

    def parts(self) -> Sequence[Widget]:
        """Return the file, where its numbers are from, and the bar."""
        file, *rest = super().parts()
        return [file, Field(field_label("country"), self._country), *rest]

    async def take(self, path: Path) -> None:
        """Look what the file would bring, and show it."""
        try:
            take = partial(receive, self._stand, path, country=self._country.value)
            tried = await self.ask(take, dry_run=True, progress=self._bar.tell)
        except Stopped:
            self.wrong(_("Stopped. Nothing was imported."))
        else:
            self.app.push_screen(ImportTried(path.name, take, tried), self._imported)
        finally:
            self._bar.begin()

    def _imported(self, done: Arrived | None) -> None:
        if done is not None:
            self.dismiss(done)


class ImportTried(Sheet[Arrived]):
    """Shows what a file would bring and what is doubtful, and imports it; gives what was imported."""

    def __init__(self, name: str, take: Callable[..., Arrived], tried: Arrived) -> None:
        super().__init__(name, figures(tried), _("Import"), _("Not now"))
        self._take = take
        self._tried = tried
        self._doubts = VerticalScroll(Reading(doubts(tried), classes="doubts"), id="doubts")
        self._doubts.display = bool(tried.doubts)
        self._bar = Progress()
        self._done = 0

    def parts(self) -> Sequence[Widget]:
        """Return the doubts and the bar."""
        return [self._doubts, self._bar]

    def on_mount(self) -> None:
        """Give the doubts room, and the focus to the import, or where it is doubtful to what is safe."""
        super().on_mount()
        self._doubts.styles.max_height = ROWS
        self._doubts.styles.height = "auto"
        is_plain = not self._tried.doubtful and (self._tried.new or self._tried.filled)
        (self._submit if is_plain else self._leave).focus()

    def submit(self) -> None:
        """Import the file."""
        self._bar.begin()

        async def deed() -> None:
            try:
                done = await self.ask(self._take, progress=self._tell, total=self._tried.contacts)
            except Stopped:
                self.wrong(
                    _("Stopped: {count} contacts are kept. Import again for the rest.").format(
                        count=self._done
                    )
                )
                self._bar.begin()
            else:
                self.dismiss(done)

        self.start(deed)

    def _tell(self, done: int, total: int) -> None:
        """Take a step: so many are kept; runs in the deed's thread. Raises `Stopped`."""
        self._done = done
        self._bar.tell(done, total)


def figures(done: Arrived) -> str:
    """Say how many contacts of a file became what."""
    said = ngettext("{count} contact", "{count} contacts", done.contacts).format(count=done.contacts)
    parts = _("{new} new, {filled} filled in, {unchanged} unchanged, {refused} refused").format(
        new=done.new, filled=done.filled, unchanged=done.unchanged, refused=done.refused
    )
    kept = "\n" + _("Nothing is kept yet.") if done.dry_run else ""
    return f"{said}: {parts}.{kept}"


def doubts(done: Arrived) -> str:
    """Say what somebody should look at, a paragraph each: the place in the file, the name, and why."""
    lines = [line + hint for _one, line, hint in doubts_said(done.doubts[:SHOWN])]
    more = done.doubtful - len(lines)
    return "\n".join([*lines, *([_("and {count} more").format(count=more)] if more > 0 else [])])
