"""Where this laptop's things live, and how it likes to work: options, environment, `settings.toml`."""

from __future__ import annotations

import os
import tomllib
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import platformdirs

DATA_VARIABLE: Final = "FAIRDESK_DATA"
DATABASE_VARIABLE: Final = "FAIRDESK_DATABASE_URL"
FILE_NAME: Final = "settings.toml"
PRACTICE: Final = "practice"


@dataclass(frozen=True, slots=True)
class Settings:
    """This laptop's settings. `staff` is a name, `fair` a fair's code; empty is not chosen yet.

    `database` is a URL without its password; empty means SQLite in the data folder.
    `seen` names the hints that were said once, with blanks between. `idle_seconds` is how long a list of
    people stays open with nobody at the keyboard, 0 for ever.
    `broken` says why `settings.toml` could not be read; then all else has its standard value.
    """

    data: Path
    language: str = "en"
    theme: str = "firouzeh"
    bidi: str = "auto"
    staff: str = ""
    fair: str = ""
    database: str = ""
    second_backup: str = ""
    scanner_prefix: str = ""
    idle_seconds: int = 90
    seen: str = ""
    broken: str = ""

    @property
    def database_url(self) -> str:
        """The URL of the database in use."""
        return self.database or "sqlite:///" + quote(str(self.data / "fairdesk.db"), safe="/:\\ ")

    def with_seen(self, seen: str) -> Settings:
        """Return these settings with other hints seen; nothing is written."""
        return replace(self, seen=seen)

    @property
    def drafts(self) -> Path:
        """The folder of forms that are not saved yet."""
        return self.data / "drafts"

    @property
    def backups(self) -> Path:
        """The folder of backups."""
        return self.data / "backups"


STORED: Final = tuple(f.name for f in fields(Settings) if f.name not in {"data", "broken"})
"""Names that `settings.toml` may hold."""

NUMBERS: Final = frozenset({"idle_seconds"})
"""Those that are whole numbers; the others are text."""


def data_dir(chosen: Path | None = None) -> Path:
    """Return the data folder: the one chosen, else the environment's, else the platform's for user data."""
    named = chosen or os.environ.get(DATA_VARIABLE)
    if not named:
        return platformdirs.user_data_path("fairdesk", False)
    return whole_path(Path(named))


def whole_path(path: Path) -> Path:
    """Return a path from the root, `~` and `~name` as home folders; `~name` of nobody here stays a name."""
    with suppress(RuntimeError):
        path = path.expanduser()
    return path.absolute()


def load(chosen: Path | None = None, database: str = "") -> Settings:
    """Return the settings of the data folder; a missing file is all standard values.

    `database` (a URL) and the environment come before the file. Nothing is created.
    """
    data = data_dir(chosen)
    stored: dict[str, Any] = {}
    broken = ""
    try:
        read = tomllib.loads((data / FILE_NAME).read_text("utf-8-sig"))
        stored = {name: value for name in STORED if _is_right(name, value := read.get(name))}
    except (FileNotFoundError, NotADirectoryError):
        pass
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        broken = str(error)
    url = database or os.environ.get(DATABASE_VARIABLE, "") or stored.get("database", "")
    return _with(Settings(data, broken=broken), {**stored, "database": url})


def _is_right(name: str, value: object) -> bool:
    """Tell whether a value read is one that its setting can have."""
    if name in NUMBERS:
        return type(value) is int and value >= 0
    return isinstance(value, str)


def _with(settings: Settings, values: dict[str, Any]) -> Settings:
    """Return `settings` with other values."""
    return replace(settings, **values)


def change(settings: Settings, **values: str | int) -> Settings:
    """Write `values` into `settings.toml`, a person's comments kept, and return the settings so changed.

    Raises `OSError` when the folder cannot be written. A file that could not be read is kept beside
    as `settings.toml.broken`.
    """
    import tomlkit  # noqa: PLC0415  30 ms that only a change of settings needs

    path = settings.data / FILE_NAME
    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    document = tomlkit.document()
    try:
        text = path.read_text("utf-8-sig")
        tomllib.loads(text)  # what it refuses, the next start could not read either
        document = tomlkit.parse(text)
    except FileNotFoundError:
        pass
    except ValueError:  # as UnicodeDecodeError and tomlkit's ParseError are
        path.replace(path.with_suffix(".toml.broken"))
    for name, value in values.items():
        document[name] = value
    fresh = path.with_suffix(f".{os.getpid()}.new")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(tomlkit.dumps(document))
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    return _with(settings, {**values, "broken": ""})
