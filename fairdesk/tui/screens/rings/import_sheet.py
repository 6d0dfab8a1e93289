"""Importing a catalogue: which file, how far it is, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from fairdesk.language.messages import _, ngettext
from fairdesk.stand import Stand
from fairdesk.tui.screens.sheets.from_file import FileSheet
from fairdesk.tui.screens.sheets.progress import Stopped
from fairdesk.tui.screens.sheets.told import Told
from fairdesk.tui.widgets.cells import Cell
from fairdesk.tui.widgets.row_lines import Column, Row
from fairdesk.workflows.rings import catalogue

STEP: Final = 20
"""The bar moves once for so many rows; every row would hold up the reading."""


class ImportScreen(FileSheet[int]):
    """Gives how many rings are new or changed; None when nothing was imported."""

    def __init__(self, stand: Stand) -> None:
        about = _(
            "A CSV or Excel file, one ring in each row, pictures beside it. All of it is taken, or nothing."
        )
        super().__init__(_("Import rings"), about, _("Import"), _("folder/rings.csv or .xlsx"), STEP)
        self._stand = stand

    async def take(self, path: Path) -> None:
        """Import the file."""
        try:
            report = await self.ask(catalogue.import_catalogue, self._stand, path, self._bar.tell)
        except catalogue.CatalogueFaults as faults:
            self._bar.begin()
            await self.app.push_screen(faults_told(faults))
        except Stopped:
            self._bar.begin()
            self.wrong(_("Stopped. Nothing of it was kept."))
        else:
            self.dismiss(report.added + report.changed)
            if report.missing or report.unread:
                self.app.push_screen(missing_told(report.missing, report.unread))


def faults_told(faults: catalogue.CatalogueFaults) -> Told:
    """Say what is wrong with a catalogue, cell by cell."""
    found = faults.faults
    title = ngettext(
        "{count} fault: nothing was imported", "{count} faults: nothing was imported", len(found)
    )
    rows = [
        Row(
            str(number),
            (
                Cell(str(fault.row), "accent"),
                Cell(_(fault.column), "bright"),
                Cell(fault.value, "hot"),
                Cell(fault.expected, "fg"),
            ),
        )
        for number, fault in enumerate(found)
    ]
    columns = (
        Column(_("Row"), 4, right=True),
        Column(_("Column"), 14),
        Column(_("Written"), 12),
        Column(_("Expected")),
    )
    return Told(
        title.format(count=len(found)),
        _("Mend these cells in the file, then import it again."),
        columns,
        rows,
        fault=True,
    )


def missing_told(missing: Sequence[str], unread: Sequence[str]) -> Told:
    """Say which rings the file does not have any more (they stay), and which headings mean no column."""
    title = ngettext("{count} ring is not in this file", "{count} rings are not in this file", len(missing))
    body = [_("They stay in the catalogue as they are.")] if missing else []
    if unread:
        body.append(_("Not read, because no column is called so: {names}.").format(names=", ".join(unread)))
    rows = [Row(sku, (Cell(sku, "fg"),)) for sku in missing]
    shown = title.format(count=len(missing)) if missing else "√ " + _("Imported")
    return Told(shown, "\n".join(body), (Column(_("SKU")),), rows)
