"""`fairdesk export xlsx`: leads as a workbook for spreadsheets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fairdesk.cli.asked.filters import FILTERS, narrowed
from fairdesk.cli.asked.wanted import WANTED, asked
from fairdesk.cli.declare import command
from fairdesk.cli.run import Run
from fairdesk.cli.said.export import around, around_said, changed_said
from fairdesk.language.messages import _, ngettext

if TYPE_CHECKING:
    from fairdesk.exports.report import Report

Out = Annotated[Path, typer.Option("--out", metavar="NAME.xlsx", help=_("Where to."))]


def declare(app: typer.Typer) -> None:
    """Declare the command on `export`."""

    @command(
        app,
        "xlsx",
        _("Write a workbook: leads, interests, rings ranked, makers and follow-ups, a sheet each."),
        FILTERS,
        WANTED,
    )
    def xlsx(run: Run, filters: Mapping[str, Any], wanted: Mapping[str, Any], out: Out) -> None:
        """Write a workbook."""
        from fairdesk.workflows.contacts.workbook import as_workbook

        with run.stand() as stand:
            report = as_workbook(stand, out, narrowed(stand, filters), wanted=asked(wanted))
            said = around_said(stand, report, wanted, _said(report, out))
        values = {
            "files": [str(path) for path in report.files],
            "leads": report.leads,
            "interests": report.rows,
            "changed": report.changed,
            "substitutions": [asdict(one) for one in report.substitutions],
            **around(report),
        }
        run.answer(values, lambda: said)


def _said(report: Report, out: Path) -> str:
    """Say how many leads and interests went where, and which cells had to be written differently."""
    leads = ngettext("{count} lead written to {path}.", "{count} leads written to {path}.", report.leads)
    interests = ngettext("{count} interest.", "{count} interests.", report.rows)
    return "\n".join(
        (
            leads.format(count=report.leads, path=out),
            interests.format(count=report.rows),
            *changed_said(report.substitutions, report.changed),
        )
    )
