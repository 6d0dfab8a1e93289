"""`fairdesk lead import`: contacts of other programs become leads of the fair in use."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from fairdesk.cli import streams
from fairdesk.cli.declare import command
from fairdesk.cli.run import Run
from fairdesk.cli.said.arrived import arrived_said, arrived_values
from fairdesk.language.messages import _

YES = frozenset({"y", "yes", "بله", "آری"})
"""What is taken for a yes."""


def declare(app: typer.Typer) -> None:
    """Declare the command on `lead`."""

    @command(
        app,
        "import",
        _("Import contacts from vCard, MECARD, CSV, or fairdesk's JSON or ZIP; known ones are filled in."),
    )
    def import_(
        run: Run,
        file: Annotated[Path, typer.Argument(metavar="FILE", help=_("The contacts."))],
        country: Annotated[
            str,
            typer.Option(
                "--country",
                metavar="COUNTRY",
                help=_("Where numbers without a country code are from, if a contact names no country."),
            ),
        ] = "",
        dry_run: Annotated[
            bool, typer.Option("--dry-run", help=_("Only say what would be imported; nothing is kept."))
        ] = False,
        yes: Annotated[bool, typer.Option("--yes", help=_("Import without asking first."))] = False,
    ) -> None:
        """Import contacts."""
        from fairdesk.workflows.contacts.arrived import ALL_DOUBTS, MOST_DOUBTS
        from fairdesk.workflows.contacts.receive import receive

        most = ALL_DOUBTS if run.options.json else MOST_DOUBTS
        progress = _progress if streams.is_terminal(sys.stderr) and not run.options.json else None
        with run.stand() as stand:
            take = partial(receive, stand, file, country=country, most_doubts=most, progress=progress)
            total = 0
            if not dry_run and not yes and _is_asked(run):
                tried = take(dry_run=True)
                streams.say_error(arrived_said(tried, file, to_terminal=True))
                if not (tried.new or tried.filled) or not _wanted():
                    streams.say_error(_("Nothing was imported."))
                    return
                total = tried.contacts
            done = take(dry_run=dry_run, total=total)
            run.answer(arrived_values(done), lambda: arrived_said(done, file, to_terminal=run.to_terminal))


def _is_asked(run: Run) -> bool:
    """Whether somebody is there to be asked."""
    return run.to_terminal and streams.is_terminal(sys.stdin) and not run.options.json


def _wanted() -> bool:
    """Ask whether to import."""
    streams.say_same_line(_("Import them? [y/N]") + " ")
    return sys.stdin.readline().strip().casefold() in YES


def _progress(done: int, total: int) -> None:
    """Show on one line how far the import is."""
    end = "\n" if done >= total else ""
    streams.say_same_line(_("Contacts: {done} of {total}").format(done=done, total=total) + end)
