"""`fairdesk staff`: who is at the keyboard."""

from __future__ import annotations

import sys
from dataclasses import asdict
from getpass import getpass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fairdesk.cli.declare import command, noun
from fairdesk.cli.run import Run
from fairdesk.cli.said.table import table
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_, _

if TYPE_CHECKING:
    from fairdesk.models.stand_rows import StaffRow

app = noun(_("Who is at the keyboard."))

Name = Annotated[str, typer.Argument(metavar="NAME", help=_("The name the others call them by."))]


@command(app, "add", _("Keep one of the staff."))
def add(
    run: Run,
    name: Name,
    languages: Annotated[str, typer.Option("--languages", help=_("Languages they speak, as 'fa en'."))] = "",
) -> None:
    """Keep one of the staff."""
    from fairdesk.workflows.fair import staff

    with run.stand() as stand:
        row = staff.add(stand, name, languages)
        values = _values(row, stand.staff)
    run.answer(values, lambda: _("Kept: {name}.").format(name=row.name))


@command(app, "list", _("List the staff; who is at the keyboard is marked."))
def list_(run: Run) -> None:
    """List the staff."""
    from fairdesk.workflows.fair import staff

    with run.stand() as stand:
        rows = [(row, _values(row, stand.staff)) for row in staff.names(stand)]
    run.answer(
        {"staff": [values for _row, values in rows]},
        lambda: (
            table(
                ["", _("name"), _("languages")],
                [["*" if values["in_use"] else "", row.name, row.languages] for row, values in rows],
                fit=run.to_terminal,
            )
            if rows
            else _("Nobody yet. Say who is at the keyboard: fairdesk staff use NAME")
        ),
    )


@command(app, "use", _("Say who is at the keyboard of this laptop; a new name is kept."))
def use(run: Run, name: Name) -> None:
    """Put somebody at the keyboard."""
    from fairdesk.workflows.fair import staff

    with run.stand() as stand:
        row = staff.use(stand, name)
        values = _values(row, stand.staff)
    run.answer(values, lambda: _("At the keyboard: {name}.").format(name=row.name))


@command(app, "pin", _("Set the PIN that brings a hidden screen back; asked for, or read from a pipe."))
def pin(
    run: Run,
    name: Name,
    remove: Annotated[bool, typer.Option("--remove", help=_("Take it away: no PIN is asked."))] = False,
) -> None:
    """Set or take away a PIN."""
    from fairdesk.workflows.trust import pin as pins

    given = "" if remove else _asked_pin()
    if not remove and not given.strip():
        raise Refusal(N_("The PIN is empty."), hint=N_("To have none: fairdesk staff pin NAME --remove"))
    with run.stand() as stand:
        pins.change(stand, name, given)
    said = _("{name} needs no PIN now.") if remove else _("The PIN of {name} is set.")
    run.answer({"name": name, "pin": not remove}, lambda: said.format(name=name))


def _asked_pin() -> str:
    """Return the PIN typed unseen twice over at a terminal, else the first line of what is piped in."""
    if not sys.stdin.isatty():
        return sys.stdin.readline()
    first = getpass(_("New PIN: "))
    if getpass(_("Once more: ")) != first:
        raise Refusal(N_("The two were not the same."), hint=N_("Type the PIN once more."))
    return first


def _values(row: StaffRow, in_use: StaffRow | None) -> dict[str, Any]:
    """Return one of the staff as values for JSON, with whether they are at the keyboard."""
    return {**asdict(row), "in_use": in_use is not None and in_use.id == row.id}
