"""Where a file may go, and what a system's errors mean in a plain sentence."""

from __future__ import annotations

import contextlib
import errno
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from fairdesk.domain.clean import short
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_

_FULL: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN: Final = {errno.EACCES, errno.EPERM, errno.EROFS}
_DATABASE: Final = b"SQLite format 3\0"
_BESIDE: Final = re.compile("-(?:wal|shm|journal)$")
_NOWHERE: Final = {errno.ENOENT, errno.ENOTDIR}


def place_of(asked: Path) -> Path:
    """Return where a file is to go, links followed. Raises `Refusal` for what must not be replaced."""
    path = followed(asked)
    if path.is_dir():
        raise _is_folder(asked)
    if path.exists() and not path.is_file():
        raise Refusal(
            N_("{path} is not a file."), hint=N_("Name a file to write, such as {example}."), path=asked,
            example="contacts.vcf",
        )  # fmt: skip
    if any(_begins(each) == _DATABASE for each in (path, Path(_BESIDE.sub("", str(path))))):
        raise Refusal(
            N_("{path} is a database, which is never replaced."), hint=N_("Choose another name."), path=asked
        )
    return path


def _begins(path: Path) -> bytes:
    """Return a file's first octets; nothing where they cannot be read."""
    with contextlib.suppress(OSError), path.open("rb") as file:
        return file.read(len(_DATABASE))
    return b""


def followed(asked: Path) -> Path:
    """Return where a path leads. Raises `Refusal` where no disk has it, or its links are a circle."""
    try:
        return asked.resolve()
    except (ValueError, RuntimeError) as error:
        raise Refusal(
            N_("{path} is no place for a file."), hint=N_("Choose another place."), path=short(str(asked))
        ) from error


def refuse_occupied(folder: Path) -> None:
    """Raise `Refusal` for a file where a new folder is to be, and for a folder with something in it."""
    if folder.exists() and not folder.is_dir():
        raise Refusal(N_("{path} is a file, not a folder."), hint=N_("Name a new folder."), path=folder)
    if folder.is_dir() and any(folder.iterdir()):
        raise Refusal(
            N_("The folder {path} is not empty."),
            hint=N_("Name a new folder; nothing was changed."),
            path=folder,
        )


@contextlib.contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Raise what the system says of writing `path` as a `Refusal`."""
    try:
        yield
    except OSError as error:
        raise _refusal(path, error) from error


def _is_folder(path: Path) -> Refusal:
    return Refusal(
        N_("{path} is a folder."), hint=N_("Name a file to write, such as {example}."), path=path,
        example=path / "contacts.vcf",
    )  # fmt: skip


def _refusal(path: Path, error: OSError) -> Refusal:
    """Say an operating system's error in a plain sentence."""
    number = error.errno
    if number in _FULL:
        return Refusal(
            N_("Not written: the disk is full."),
            hint=N_("Free some space or choose another place, then try again. Nothing was left behind."),
        )
    if number in _FORBIDDEN:
        return Refusal(
            N_("{path} cannot be written: it is read-only or belongs to somebody else."),
            hint=N_("Choose another place."),
            path=path,
        )
    if number in _NOWHERE:
        return Refusal(
            N_("There is no folder {path}."),
            hint=N_("Make it first, or choose another place."),
            path=path.parent,
        )
    if number == errno.EISDIR:
        return _is_folder(path)
    return Refusal(N_("{path} cannot be written: {reason}."), path=path, reason=error.strerror or error)
