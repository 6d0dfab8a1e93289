"""The command line: its nouns, each loaded when it is called for, and nothing of what they work with."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, MutableMapping, Sequence
from importlib.metadata import version
from typing import Any, Final

import typer
from typer.exceptions import TyperException
from typer.main import get_command

from fairdesk.cli import streams
from fairdesk.cli.declare import root_callback
from fairdesk.cli.usage import Group, say_misuse
from fairdesk.language.messages import N_, _

NOUNS: Final = {
    "demo": N_("Try everything on a throw-away practice fair."),
    "fair": N_("Start a fair, choose the one in use, load the sample."),
    "maker": N_("The workshops and brands that exhibit."),
    "staff": N_("Who is at the keyboard."),
    "ring": N_("The catalogue: import it, look into it."),
    "lead": N_("Register visitors, find them, change what is known."),
    "sample": N_("Samples: wanted, handed over, lent, back."),
    "day": N_("Look at a day at the fair, and close it."),
    "qr": N_("Show or write a ring's QR code."),
    "print": N_("Print labels, tent cards, the catalogue, picks, signs, slips."),
    "serve": N_("Show the rings' pages to phones in this network."),
    "inbox": N_("What visitors left by phone: list it, take it in, set it aside."),
    "site": N_("Write the rings' pages for any web host."),
    "export": N_("Write contacts for phones and other programs."),
    "person": N_("What is kept of one person, what left to whom, and what they take back."),
    "backup": N_("Write a backup of everything."),
    "doctor": N_("Say where things are and whether they are well."),
}
"""The first words of the commands; each is a module of `nouns`, with its commands in `app`."""


class Nouns(MutableMapping[str, Any]):
    """Commands by their first word; a module is imported when its word is asked for."""

    def __init__(self) -> None:
        self._loaded: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401  Typer's own command class has no public name
        if name not in NOUNS:
            raise KeyError(name)
        if name not in self._loaded:
            module = importlib.import_module(f"fairdesk.cli.nouns.{name}")
            self._loaded[name] = get_command(module.app)
        return self._loaded[name]

    def __setitem__(self, name: str, command: object) -> None:
        self._loaded[name] = command

    def __delitem__(self, name: str) -> None:
        del self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(NOUNS)

    def __len__(self) -> int:
        return len(NOUNS)


class Root(Group):
    """The whole command line, whose help loads no command."""

    def __init__(self, **attributes: Any) -> None:  # noqa: ANN401  Typer's own
        super().__init__(**attributes)
        self.commands = Nouns()

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401  Typer's own
        """Return the first words, in the order of a fair's life."""
        return list(NOUNS)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401  Typer's own
        """Write the list of commands."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(text)) for name, text in NOUNS.items()])


def show_version() -> None:
    """Write the version."""
    streams.write(f"fairdesk {version('fairdesk')}\n")


def run_command(arguments: Sequence[str]) -> int:
    """Run one command of the command line and return its exit code.

    What a command refuses is raised; wrong usage is said here and gives 2.
    """
    app = typer.Typer(
        cls=Root,
        help=_("Leads at a trade-fair stand. Without a command it opens the screens."),
        epilog=_("fairdesk COMMAND --help says more. The first thing to try: fairdesk demo"),
        rich_markup_mode=None,
        add_completion=False,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
    )
    app.callback()(root_callback(show_version))
    try:
        left = get_command(app).main(list(arguments), prog_name="fairdesk", standalone_mode=False)
    except TyperException as fault:
        return say_misuse(fault, arguments, NOUNS)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 0
    return left if isinstance(left, int) else 0
