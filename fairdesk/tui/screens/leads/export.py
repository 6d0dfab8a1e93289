"""Export: the leads that the list shows, as vCards in a file or folder, and what was written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from textual.widget import Widget

from fairdesk.domain.labels import field_label, rating_label
from fairdesk.language.messages import _, comma_list, ngettext
from fairdesk.models.rows import LeadFilter
from fairdesk.stand import Stand
from fairdesk.tui.inputs.one_row import In
from fairdesk.tui.screens.leads.filters import told
from fairdesk.tui.screens.sheets.downloads import downloads
from fairdesk.tui.screens.sheets.sheet import Sheet
from fairdesk.tui.screens.sheets.told import Told
from fairdesk.tui.widgets.cells import Cell
from fairdesk.tui.widgets.choice import Choice, Option
from fairdesk.tui.widgets.field import Field
from fairdesk.tui.widgets.row_lines import Column, Row
from fairdesk.tui.widgets.tick import Tick
from fairdesk.workflows.contacts import export
from fairdesk.workflows.contacts.left_out import reasons

if TYPE_CHECKING:
    from fairdesk.exports.report import Report


class ExportScreen(Sheet[None]):
    """Asks where to, how much of a note, one file or many; then says what was written."""

    def __init__(self, stand: Stand, narrow: LeadFilter) -> None:
        super().__init__(_("Export contacts"), _whom(narrow), _("Write the file"), _("Not now"))
        self._stand = stand
        self._narrow = narrow
        self._path = In(_("folder/name.vcf"), id="path")
        self._note = Choice(
            [Option("full", _("all")), Option("short", _("fair and rings")), Option("none", _("nothing"))],
            "full",
        )
        self._split = Tick(_("one file for each contact, in a folder"))

    def parts(self) -> Sequence[Widget]:
        """Return the fields."""
        return [Field(_("To"), self._path), Field(_("Note holds"), self._note), Field("", self._split)]

    def on_mount(self) -> None:
        """Propose a name in the folder for downloads."""
        self._path.write(str(downloads() / f"{self._stand.the_fair.code}-contacts.vcf"))
        self._path.focus()

    def submit(self) -> None:
        """Write, and say what was written."""

        async def deed() -> None:
            note = cast(Literal["full", "short", "none"], self._note.value)
            path = Path(self._path.value.strip()).expanduser().absolute()
            report = await self.ask(
                export.vcards, self._stand, path, self._narrow, split=self._split.on, note=note
            )
            self.app.switch_screen(written(report))

        if self._path.value.strip():
            self.start(deed)
        else:
            self.wrong(_("Where to? Give a file name."), "path")


def _whom(narrow: LeadFilter) -> str:
    rating = rating_label(narrow.rating) if narrow.rating else ""
    words = comma_list(part for part in (narrow.text, rating, told(narrow)) if part)
    if not words:
        return _("All leads of this fair. Consent goes with every contact.")
    return _("The leads that the list shows ({filters}). Consent goes with every contact.").format(
        filters=words
    )


def written(report: Report) -> Told:
    """Say how many contacts were written, where, who was left out, and which texts had to be changed."""
    title = ngettext("{count} contact written", "{count} contacts written", report.leads).format(
        count=report.leads
    )
    body = "\n".join(str(path) for path in report.files)
    if report.left_out:
        body += "\n\n" + _("Left out: {reasons}.").format(reasons=reasons(report.left_out_by))
    changes = report.substitutions
    if changes:
        body += "\n\n" + _(
            "These texts were written otherwise, because other programs cannot read them as they were:"
        )
        if report.changed > len(changes):
            body += " " + _("and {count} more").format(count=report.changed - len(changes))
    rows = [
        Row(
            str(number),
            (Cell(field_label(one.field), "silver"), Cell(one.was, "fg"), Cell(one.written or "", "bright")),
        )
        for number, one in enumerate(changes)
    ]
    return Told(
        "√ " + title, body, (Column(_("Field"), 12), Column(_("As typed")), Column(_("As written"))), rows
    )
