"""How a command is declared: its own parameters, tables of fields, and the options every command takes."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Final, Literal

import typer

from fairdesk.cli.options import Options
from fairdesk.cli.run import Run
from fairdesk.cli.usage import Command, Group
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_, _

KEYWORD: Final = inspect.Parameter.KEYWORD_ONLY


@dataclass(frozen=True)
class Fields:
    """A table of options that a command takes as one mapping, named `name`, of those that were given.

    `options` maps a field to its flag (with the name of its value after a blank), its help and its type.
    """

    name: str
    options: Mapping[str, tuple[str, str, Any]]

    def parameters(self) -> list[inspect.Parameter]:
        """Return the options as parameters that Typer reads."""
        return [_option(name, kind, flag, text) for name, (flag, text, kind) in self.options.items()]


def noun(text: str) -> typer.Typer:
    """Return a group of commands with the common options; `text` says what it is for."""
    group = typer.Typer(
        cls=Group,
        help=text,
        no_args_is_help=True,
        rich_markup_mode=None,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    group.callback()(_keep_common())
    return group


def single() -> typer.Typer:
    """Return a holder for one command that is a noun itself, as `backup`."""
    return typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)


def command(
    group: typer.Typer, name: str, text: str, *tables: Fields
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Declare a function as a command of `group`; `text` is its help.

    The function takes the `Run`, then its own annotated parameters, then one mapping for each table.
    """

    def declare(function: Callable[..., None]) -> Callable[..., None]:
        group.command(name, cls=Command, help=text, epilog=_common_note())(_typed(function, tables))
        return function

    return declare


def _typed(function: Callable[..., None], tables: tuple[Fields, ...]) -> Callable[..., None]:
    """Return `function` as Typer is to see it: every option a parameter of its own."""
    named = {table.name for table in tables}
    all_own = list(inspect.signature(function, eval_str=True).parameters.values())[1:]
    own = [parameter for parameter in all_own if parameter.name not in named]

    def call(ctx: typer.Context, **given: Any) -> None:  # noqa: ANN401  whatever the options hold
        values = {name: _whole(value) for name, value in given.items()}
        run = Run(_merged(ctx, values))
        filled: dict[str, Any] = {parameter.name: values[parameter.name] for parameter in own}
        for table in tables:
            filled[table.name] = {name: values[name] for name in table.options if values[name] is not None}
        function(run, **filled)

    parameters = [parameter for table in tables for parameter in table.parameters()]
    parameters += [parameter.replace(kind=KEYWORD) for parameter in own]
    return _signed(call, [*parameters, *_common_parameters(hidden=True)])


def _whole(value: Any) -> Any:  # noqa: ANN401  whatever an option holds
    """Return a value as UTF-8 whatever the locale says, without bytes that are none.

    Paths keep such bytes: that is how a file with such a name is found.
    """
    if isinstance(value, list):
        return [_whole(one) for one in value]
    if type(value) is not str or value.isascii():
        return value
    try:
        return value.encode("utf-8", "surrogateescape").decode("utf-8", "ignore")
    except UnicodeEncodeError:
        return value.encode("utf-8", "ignore").decode("utf-8")


def something(values: Mapping[str, object]) -> None:
    """Refuse a change that changes nothing."""
    if not values:
        raise Refusal(N_("Nothing to change was named."), hint=N_("Add --help to see what can be changed."))


def root_callback(show_version: Callable[[], None]) -> Callable[..., None]:
    """Return the callback of the whole command line: the common options, and `--version`."""

    def version(wanted: bool) -> None:
        if wanted:
            show_version()
            raise typer.Exit

    def call(ctx: typer.Context, **values: Any) -> None:  # noqa: ANN401  whatever the options hold
        ctx.obj = _merged(ctx, values)

    eager = typer.Option("--version", help=_("Show the version and leave."), callback=version, is_eager=True)
    option = inspect.Parameter("version", KEYWORD, default=False, annotation=Annotated[bool, eager])
    return _signed(call, [*_common_parameters(hidden=False), option])


def _keep_common() -> Callable[..., None]:
    """Return a group's callback, which keeps the common options for its commands."""

    def call(ctx: typer.Context, **values: Any) -> None:  # noqa: ANN401  whatever the options hold
        ctx.obj = _merged(ctx, values)

    return _signed(call, _common_parameters(hidden=True))


def _merged(ctx: typer.Context, values: Mapping[str, Any]) -> Options:
    """Return the common options in `values`, completed by those of the words before."""
    own = Options(
        values["common_data"],
        values["common_database"] or "",
        values["common_lang"] or "",
        values["common_json"],
    )
    return own.over(ctx.obj) if isinstance(ctx.obj, Options) else own


def _common_parameters(*, hidden: bool) -> list[inspect.Parameter]:
    """Return the options that every command takes."""
    language = Literal["fa", "en"]
    return [
        _option("common_data", Path, "--data DIR", _("Data folder [FAIRDESK_DATA]."), hidden=hidden),
        _option(
            "common_database", str, "--database URL", _("Database [FAIRDESK_DATABASE_URL]."), hidden=hidden
        ),
        _option("common_lang", language, "--lang", _("Language of what fairdesk says."), hidden=hidden),
        inspect.Parameter(
            "common_json",
            KEYWORD,
            default=False,
            annotation=Annotated[
                bool, typer.Option("--json", help=_("Write JSON, for programs."), hidden=hidden)
            ],
        ),
    ]


def _option(
    name: str,
    kind: Any,  # noqa: ANN401  a type, or a Literal
    flag: str,
    text: str,
    *,
    hidden: bool = False,
) -> inspect.Parameter:
    """Return an option that is None unless it is given; `kind` is its type."""
    flag, _blank, metavar = flag.partition(" ")
    standard = "TEXT" if kind is str else None
    option = typer.Option(flag, help=text, hidden=hidden, metavar=metavar or standard)
    if kind is bool:
        return inspect.Parameter(name, KEYWORD, default=None, annotation=Annotated[bool | None, option])
    return inspect.Parameter(name, KEYWORD, default=None, annotation=Annotated[kind | None, option])


def _signed(call: Callable[..., None], parameters: list[inspect.Parameter]) -> Callable[..., None]:
    """Give `call` the signature that Typer reads."""
    context = inspect.Parameter("ctx", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)
    call.__dict__["__signature__"] = inspect.Signature([context, *parameters])
    return call


def _common_note() -> str:
    return _("Also --data, --database, --lang and --json, here or before the command: see fairdesk --help.")
