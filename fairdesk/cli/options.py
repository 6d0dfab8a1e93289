"""The options that every command takes: where the data is, which database, which language, which form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Self

from fairdesk import settings as settings_file
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_
from fairdesk.settings import Settings

LANGUAGES: Final = ("fa", "en")
"""Languages of the interface."""

VALUED: Final = ("--data", "--database", "--lang")
SWITCHES: Final = ("--json",)


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for on the command line; empty values were not named."""

    data: Path | None = None
    database: str = ""
    lang: str = ""
    json: bool = False

    def over(self, outer: Self) -> Self:
        """Return these options, completed by those that stood before the command's words."""
        return replace(
            self,
            data=self.data or outer.data,
            database=self.database or outer.database,
            lang=self.lang or outer.lang,
            json=self.json or outer.json,
        )

    def settings(self) -> Settings:
        """Return this laptop's settings, the options before the environment before the file.

        Raises `Refusal` for a data folder whose name no database's address can hold.
        """
        loaded = settings_file.load(self.data, self.database)
        if not _is_text(str(loaded.data)):
            raise Refusal(
                N_("The name of the data folder {folder} is not text in UTF-8."),
                hint=N_("Name another one with --data FOLDER."),
                folder=loaded.data,
            )
        return replace(loaded, language=self.lang) if self.lang else loaded


def glance(arguments: Sequence[str]) -> tuple[Options, bool]:
    """Return the common options among `arguments`, and whether there is nothing else in them.

    It finds them anywhere and judges nothing: that is the command line's, which reads them again.
    """
    found: dict[str, str] = {}
    alone = True
    for name, value in _pairs(arguments):
        if name in VALUED and value is not None and (name != "--lang" or value in LANGUAGES):
            found[name] = value
        else:
            alone = False
    data = found.get("--data", "")
    options = Options(
        Path(data) if data else None,
        found.get("--database", ""),
        found.get("--lang", ""),
        any(switch in arguments for switch in SWITCHES),
    )
    return options, alone


def _is_text(name: str) -> bool:
    """Say whether a name holds no bytes that are no UTF-8."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _pairs(arguments: Sequence[str]) -> Iterator[tuple[str, str | None]]:
    """Go through the arguments as names with their values."""
    rest = iter(arguments)
    for argument in rest:
        name, equals, value = argument.partition("=")
        if equals:
            yield name, value or None
        elif name in VALUED:
            yield name, next(rest, None)
        else:
            yield name, None
