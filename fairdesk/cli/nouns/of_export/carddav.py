"""`fairdesk export carddav`: contacts into an address book on a server."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any

import typer

from fairdesk.cli import streams
from fairdesk.cli.asked.filters import FILTERS, narrowed
from fairdesk.cli.asked.wanted import WANTED, Note, NoteLanguage, asked
from fairdesk.cli.declare import command
from fairdesk.cli.papers import progress
from fairdesk.cli.run import Run
from fairdesk.cli.said.carddav import said, values_of
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_, _

Url = Annotated[
    str, typer.Option("--url", metavar="URL", help=_("The address of the server, or of its address book."))
]
User = Annotated[
    str,
    typer.Option("--user", metavar="NAME", help=_("Who you are there; the password is asked for.")),
]
Certificate = Annotated[
    Path | None,
    typer.Option("--certificate", metavar="FILE", help=_("Trust the server's own certificate, a PEM file.")),
]


def declare(app: typer.Typer) -> None:
    """Declare the command on `export`."""

    @command(app, "carddav", _("Send vCards into an address book on a server (CardDAV)."), FILTERS, WANTED)
    def send_carddav(
        run: Run,
        filters: Mapping[str, Any],
        wanted: Mapping[str, Any],
        url: Url,
        user: User = "",
        note: Note = "short",
        note_language: NoteLanguage = None,
        overwrite: Annotated[
            bool, typer.Option("--overwrite", help=_("Also over what others changed or deleted there."))
        ] = False,
        remove: Annotated[
            bool, typer.Option("--remove", help=_("Delete the cards of who withdrew or was set aside."))
        ] = False,
        dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Only say what would be sent."))] = False,
        http: Annotated[
            bool, typer.Option("--http", help=_("Also without https, where others can read along."))
        ] = False,
        certificate: Certificate = None,
    ) -> None:
        """Send to an address book."""
        from fairdesk.workflows.contacts.address_book.send import To, send, user_of
        from fairdesk.workflows.contacts.address_book.sending import Rules

        to = To(url, user, plain_http=http, certificate=certificate)
        name = user_of(to)
        to = To(url, name, _password(run, name), http, certificate)
        rules = Rules(note, overwrite=overwrite, remove=remove, dry_run=dry_run)
        choice = asked(wanted, note_language=note_language or "")
        with run.stand() as stand:
            sent = send(stand, to, narrowed(stand, filters), rules, wanted=choice, progress=progress(run))
            answer = said(stand, sent, wanted)
        run.answer(values_of(sent), lambda: answer)


def _password(run: Run, user: str) -> str:
    """Return the password, from the environment or a person: a command line is seen by others.

    Raises `Refusal` where there is nobody to ask.
    """
    from fairdesk.workflows.contacts.address_book.send import PASSWORD_VARIABLE

    if not user:
        return ""
    if given := os.environ.get(PASSWORD_VARIABLE, ""):
        return given
    from getpass import getpass

    with suppress(EOFError):
        if not run.options.json and streams.is_terminal(sys.stdin):
            return getpass(streams.as_seen(_("Password of {user}: ").format(user=user), sys.stderr))
    raise Refusal(
        N_("The password of {user} is not known."),
        hint=N_("Set the environment's variable {variable}, or run it in a terminal: it asks."),
        user=user,
        variable=PASSWORD_VARIABLE,
    )
