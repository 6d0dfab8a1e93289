"""`fairdesk lead import`: contacts of other programs become leads of the fair in use."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fairdesk.cli import streams
from fairdesk.cli.declare import command
from fairdesk.cli.run import Run
from fairdesk.cli.said.arrived import arrived_said, arrived_values
from fairdesk.language.messages import _

if TYPE_CHECKING:
    from fairdesk.workflows.contacts.arrived import Arrived

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
        yes: Annotated[
            bool, typer.Option("--yes", help=_("Import without asking; it asks first only at a terminal."))
        ] = False,
    ) -> None:
        """Import contacts."""
        from fairdesk.workflows.contacts.arrived import ALL_DOUBTS, MOST_DOUBTS
        from fairdesk.workflows.contacts.receive import receive

        most = ALL_DOUBTS if run.options.json else MOST_DOUBTS
        line = _Line() if streams.is_terminal(sys.stderr) and not run.options.json else None
        with run.stand() as stand:
            read = partial(receive, stand, file, country=country, most_doubts=most)
            total = 0
            if not dry_run and not yes and _is_asked(run):
                tried = _told(read, line, dry_run=True)
                streams.say_error(arrived_said(tried, file, to_terminal=True))
                if not (tried.new or tried.filled) or not _wanted():
                    streams.say_error(_("Nothing was imported."))
                    return
                total = tried.contacts
            done = _told(read, line, dry_run=dry_run, total=total)
            run.answer(arrived_values(done), lambda: arrived_said(done, file, to_terminal=run.to_terminal))


def _is_asked(run: Run) -> bool:
    """Whether somebody is there to be asked."""
    return run.to_terminal and streams.is_terminal(sys.stdin) and not run.options.json


def _wanted() -> bool:
    """Ask whether to import."""
    streams.say_same_line(_("Import them? [y/N]") + " ")
    return sys.stdin.readline().strip().casefold() in YES


class _Line:
    """How far an import is, on one line of standard error that is written over."""

    def __init__(self) -> None:
        self.total = 0
        """How many contacts there are; 0 where that is not known yet."""
        self._said = ""

    def tell(self, done: int, total: int) -> None:
        """Say how many are done, and of how many where that is known: `total` alone may only keep pace."""
        known = self.total or (total if total > done else 0)
        said = _("Contacts: {done} of {total}") if known else _("Contacts: {done}")
        self._said = said.format(done=done, total=known)
        streams.say_same_line(self._said)

    def end(self) -> None:
        """Leave the line."""
        if self._said:
            streams.say_same_line(self._said + "\n")
        self._said = ""


def _told(read: Callable[..., Arrived], line: _Line | None, *, dry_run: bool, total: int = 0) -> Arrived:
    """Read the file, and say meanwhile how far it is."""
    if line:
        line.total = total
    try:
        return read(dry_run=dry_run, total=total, progress=line.tell if line else None)
    finally:
        if line:
            line.end()
