"""How the command line says what it takes, and what was wrong with a call: in fairdesk's own sentences."""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterator, Sequence
from itertools import dropwhile, takewhile
from typing import Any, Final

from typer.core import TyperCommand, TyperGroup

from fairdesk.cli import streams
from fairdesk.language.bidi.isolate import ltr
from fairdesk.language.messages import N_, _, comma_list, is_right

_NOTES: Final = re.compile(r"\[((?:default: |required|[\d.]*<?=?x)[^\]]*)\]$")
"""What Typer adds to a help: the standard value, a range, and whether it must be given."""

_TYPES: Final = (
    ("<str>", "TEXT"),
    ("<list[str]>", "TEXT"),
    ("<int>", "NUMBER"),
    ("<int range>", "NUMBER"),
    ("<float>", "NUMBER"),
    ("<path>", "FILE"),
)

SENTENCES: Final = (
    (r"No such command ['\"](?P<value>.*?)['\"]\.", N_("There is no command “{value}”.")),
    (r"No such command ['\"](?P<value>.*?)['\"]\. Did you mean (?P<known>.*)\?",
     N_("There is no command “{value}”. Did you mean {known}?")),
    (r"Missing command\.", N_("A command is missing.")),
    (r"No such option: (?P<value>\S+)", N_("There is no option {value}.")),
    (r"No such option: (?P<value>\S+) \(Possible options: (?P<known>.*)\)",
     N_("There is no option {value}. Did you mean {known}?")),
    (r"Option '(?P<name>.*)' requires an argument\.", N_("{name} needs a value.")),
    (r"Option '(?P<name>.*)' does not take a value\.", N_("{name} takes no value.")),
    (r"Got unexpected extra argument(?:s|\(s\))? \((?P<value>.*)\)",
     N_("The command takes no more words; left over: {value}.")),
    (r"Missing (argument|option|parameter) '?(?P<name>[^'.]*)'?\.?.*", N_("{name} is missing.")),
    (r"Invalid value for '?(?P<name>[^':]*)'?: Value error, '(?P<value>.*)' is not one of (?P<known>.*)\.",
     N_("{name} takes one of {known}, not “{value}”.")),
    (r"Invalid value for '?(?P<name>[^':]*)'?: Input should be a valid integer.*",
     N_("{name} takes a whole number.")),
    (r"Invalid value for '?(?P<name>[^':]*)'?: Input should be a valid (number|decimal).*",
     N_("{name} takes a number.")),
    (r"Invalid value for '?(?P<name>[^':]*)'?: Input should be greater than or equal to (?P<value>.*)",
     N_("{name} takes {value} or more.")),
    (r"Invalid value for '?(?P<name>[^':]*)'?: (?P<value>.*)", N_("{name}: {value}")),
)  # fmt: skip
"""What Typer says of a call that is wrong, and how fairdesk says it; one it does not know stays as it is."""


def said(fault: str) -> str:
    """Return what is wrong with a call, in the interface's language; `fault` is Typer's sentence."""
    for pattern, sentence in SENTENCES:
        if found := re.fullmatch(pattern, fault, re.DOTALL):
            values = found.groupdict()
            if "known" in values:
                values["known"] = comma_list(values["known"].replace("'", "").split(", "))
            return _(sentence).format(**values)
    return fault


def say_misuse(fault: Any, arguments: Sequence[str], nouns: Collection[str]) -> int:  # noqa: ANN401  Typer's own class
    """Say what is wrong with a call of these `arguments`, and where help is; return the exit code."""
    context = getattr(fault, "ctx", None)
    if type(fault).__name__ == "NoArgsIsHelpError":
        streams.say_error(fault.ctx.command.help_text(fault.ctx))
    else:
        words = takewhile(lambda word: word[:1] != "-", dropwhile(lambda word: word not in nouns, arguments))
        path = context.command_path if context is not None else " ".join(("fairdesk", *words))
        streams.say_error(
            said(fault.format_message()), _("{command} says what there is.").format(command=f"{path} --help")
        )
    return int(fault.exit_code)


class _Said:
    """Help whose headings and notes are fairdesk's own; to be mixed into Typer's classes."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401  Typer's own
        """Write how the command is called."""
        pieces = " ".join(self.collect_usage_pieces(ctx))  # type: ignore[attr-defined]
        if is_right():
            formatter.write(f"{_('Usage:')} {ltr(f'{ctx.command_path} {pieces}')}\n")
        else:
            formatter.write_usage(ctx.command_path, pieces, prefix=_("Usage:") + " ")

    def help_text(self, ctx: Any) -> str:  # noqa: ANN401  Typer's own
        """Return the help as it is read."""
        text: str = super().get_help(ctx)  # type: ignore[misc]
        return text

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401  Typer's own
        """Return the help as the terminal prints it, for `--help`."""
        return streams.as_seen(self.help_text(ctx), sys.stdout)

    def get_short_help_str(self, limit: int = 0) -> str:
        """Return what stands beside the command in the help of its noun: its first sentence, whole."""
        del limit
        text = " ".join((self.help or "").split())  # type: ignore[attr-defined]
        return re.split(r"(?<=[.؟!]) (?=\S)", text, maxsplit=1)[0]

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401  Typer's own
        """Return `--help`, with what it does."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = _("Show this and leave.")
        return option

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401  Typer's own
        """Write the arguments, the options and the commands."""
        for title, kind in ((_("Arguments"), "argument"), (_("Options"), "option")):
            if records := list(_records(self, ctx, kind)):
                with formatter.section(title):
                    formatter.write_dl(records)
        if isinstance(self, TyperGroup):
            self.format_commands(ctx, formatter)


def _records(command: Any, ctx: Any, kind: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401  Typer's own
    """Give what stands in the help for each argument, or each option."""
    for parameter in command.get_params(ctx):
        record = parameter.get_help_record(ctx) if parameter.param_type_name == kind else None
        if record is not None:
            name, text = record
            for written, standard in _TYPES:
                name = name.replace(written, standard if kind == "option" else "").rstrip()
            yield name, _NOTES.sub(lambda found: f"[{'; '.join(map(_note, found[1].split('; ')))}]", text)


def _note(note: str) -> str:
    """Return one of Typer's notes in the interface's language; a range reads the same in all."""
    if note == "required":
        return _("required")
    standard = note.removeprefix("default: ")
    return _("standard: {value}").format(value=standard) if standard != note else note


class Command(_Said, TyperCommand):
    """A command."""


class Group(_Said, TyperGroup):
    """A noun with its commands."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401  Typer's own
        """Write the list of commands."""
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        shown = [(name, command) for name, command in commands if command is not None and not command.hidden]
        room = formatter.width - 6 - max((len(name) for name, _command in shown), default=0)
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, command.get_short_help_str(room)) for name, command in shown])
