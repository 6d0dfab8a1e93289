"""What an export can be asked for, beside the filters of leads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

import typer

from fairdesk.cli.declare import Fields
from fairdesk.language.messages import _

if TYPE_CHECKING:
    from fairdesk.workflows.contacts.leaving import Wanted

Note = Annotated[
    Literal["full", "short", "none"],
    typer.Option("--note", help=_("How much of the visit stands in the note.")),
]
NoteLanguage = Annotated[
    Literal["fa", "en", "de", "sv", "ar"] | None,
    typer.Option("--note-language", help=_("The language of the note's labels.")),
]

WANTED: Final = Fields(
    "wanted",
    {
        "maker": ("--maker CODE", _("For this maker: only its rings, inside each lead too."), str),
        "with_notes": (
            "--with-notes",
            _("For a maker, with notes, rating and staff, as typed: read them before you send them."),
            bool,
        ),
        "marketing": ("--marketing", _("Only those who agreed to marketing mail."), bool),
        "since_last": (
            "--since-last",
            _("Only what is new or changed since the last export of this kind with the same filters."),
            bool,
        ),
    },
)
"""Who else is to be in a file, or not."""


def asked(values: Mapping[str, Any], note_language: str = "") -> Wanted:
    """Return what was asked for. Raises `typer.BadParameter` for what goes with a maker, without one."""
    from fairdesk.workflows.contacts.leaving import Wanted

    if values.get("with_notes") and values.get("maker") is None:
        raise typer.BadParameter(_("It goes with --maker only."), param_hint="--with-notes")
    return Wanted(
        maker=values.get("maker"),
        with_notes=bool(values.get("with_notes")),
        marketing=bool(values.get("marketing")),
        since_last=bool(values.get("since_last")),
        note_language=note_language,
    )
