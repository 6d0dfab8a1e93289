"""`fairdesk export`: contacts as files that phones, mail programs and other programs read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from fairdesk.cli.asked.filters import FILTERS, narrowed
from fairdesk.cli.asked.wanted import WANTED, Note, NoteLanguage, asked
from fairdesk.cli.declare import command, noun
from fairdesk.cli.nouns.of_export import carddav, handover, workbook
from fairdesk.cli.run import Run
from fairdesk.cli.said.export import around, around_said, changed_said
from fairdesk.language.messages import _, ngettext

if TYPE_CHECKING:
    from fairdesk.exports.report import Report

Profile = Literal["plain", "google", "outlook", "hubspot", "salesforce", "odoo"]
Rows = Literal["contact", "interest"]

app = noun(_("Write contacts for phones and other programs."))

Out = Annotated[Path, typer.Option("--out", metavar="PATH", help=_("Where to."))]


@command(
    app,
    "vcard",
    _("Write vCard 3.0: one file, or one for each contact in a folder or a zip."),
    FILTERS,
    WANTED,
)
def vcard(
    run: Run,
    filters: Mapping[str, Any],
    wanted: Mapping[str, Any],
    out: Out,
    split: Annotated[bool, typer.Option("--split", help=_("A folder with a file for each contact."))] = False,
    zipped: Annotated[
        bool, typer.Option("--zip", help=_("A zip with a file for each contact; so is --out NAME.zip."))
    ] = False,
    note: Note = "full",
    note_language: NoteLanguage = None,
) -> None:
    """Write vCards."""
    from fairdesk.workflows.contacts import export

    if split and zipped:
        raise typer.BadParameter(_("a folder or a zip, not both."), param_hint="--zip")
    choice = asked(wanted, note_language=note_language or "")
    with run.stand() as stand:
        report = export.vcards(
            stand, out, narrowed(stand, filters), split=split, zipped=zipped, note=note, wanted=choice
        )
        said = around_said(stand, report, wanted, _said(report))
    values = {
        "files": [str(path) for path in report.files],
        "older": [str(path) for path in report.older],
        "contacts": report.leads,
        "changed": report.changed,
        "substitutions": [asdict(one) for one in report.substitutions],
        **around(report),
    }
    run.answer(values, lambda: said)


@command(
    app,
    "json",
    _(
        "Write everything that is known of the leads, exactly: as JSON, or to NAME.zip in the exchange "
        "format, which FORMAT.txt in it explains. Both come back with: fairdesk lead import."
    ),
    FILTERS,
    WANTED,
)
def json(
    run: Run,
    filters: Mapping[str, Any],
    wanted: Mapping[str, Any],
    out: Out,
    pictures: Annotated[
        bool,
        typer.Option("--pictures", help=_("With the pictures of their cards, in a ZIP of their rings, too.")),
    ] = False,
) -> None:
    """Write JSON."""
    from fairdesk.workflows.contacts import export

    with run.stand() as stand:
        write = export.as_exchange if out.suffix.casefold() == ".zip" else export.as_json
        report = write(stand, out, narrowed(stand, filters), pictures=pictures, wanted=asked(wanted))
        said = around_said(stand, report, wanted, _leads_said(report, out))
    values = {"files": [str(path) for path in report.files], "leads": report.leads, **around(report)}
    run.answer(values, lambda: said)


def _leads_said(report: Report, out: Path) -> str:
    """Say how many leads went where."""
    said = ngettext("{count} lead written to {path}.", "{count} leads written to {path}.", report.leads)
    return said.format(count=report.leads, path=out)


@command(app, "csv", _("Write a CSV file for a spreadsheet, an address book or a CRM."), FILTERS, WANTED)
def csv(
    run: Run,
    filters: Mapping[str, Any],
    wanted: Mapping[str, Any],
    out: Out,
    profile: Annotated[Profile, typer.Option("--profile", help=_("For which program."))] = "plain",
    rows: Annotated[
        Rows, typer.Option("--rows", help=_("A row for each contact, or (plain) for each interest."))
    ] = "contact",
) -> None:
    """Write CSV."""
    from fairdesk.workflows.contacts import export

    if rows == "interest" and profile != "plain":
        raise typer.BadParameter(
            _("only the plain profile has a row for each interest."), param_hint="--rows"
        )
    with run.stand() as stand:
        by_interest, choice = rows == "interest", asked(wanted)
        report = export.as_csv(
            stand, out, narrowed(stand, filters), profile=profile, by_interest=by_interest, wanted=choice
        )
        said = around_said(stand, report, wanted, _said_of_csv(report, out))
    values = {
        "files": [str(path) for path in report.files],
        "profile": profile,
        "contacts": report.leads,
        "rows": report.rows,
        "changed": report.changed,
        "substitutions": [asdict(one) for one in report.substitutions],
        **around(report),
    }
    run.answer(values, lambda: said)


def _said(report: Report) -> str:
    """Say how many contacts went where, and what had to be written differently."""
    said = ngettext("{count} contact written to {path}.", "{count} contacts written to {path}.", report.leads)
    first = said.format(count=report.leads, path=", ".join(str(path) for path in report.files[:3]))
    if len(report.files) > 3:
        first = said.format(count=report.leads, path=report.files[0].parent)
    return "\n".join((first, *changed_said(report.substitutions, report.changed)))


def _said_of_csv(report: Report, out: Path) -> str:
    """Say how many contacts and rows went where, and which cells had to be written differently."""
    said = ngettext("{count} contact written to {path}.", "{count} contacts written to {path}.", report.leads)
    lines = [said.format(count=report.leads, path=out)]
    if report.rows != report.leads:
        lines.append(ngettext("{count} row.", "{count} rows.", report.rows).format(count=report.rows))
    return "\n".join((*lines, *changed_said(report.substitutions, report.changed)))


workbook.declare(app)
carddav.declare(app)
handover.declare(app)
