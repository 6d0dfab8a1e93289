"""Files are made beside their place and renamed into it: they are there whole, or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from fairdesk.domain.clean import short
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_

_PREFIX: Final = ".fairdesk-"
_FULL: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN: Final = {errno.EACCES, errno.EPERM, errno.EROFS}
_DATABASE: Final = b"SQLite format 3\0"
_NOWHERE: Final = {errno.ENOENT, errno.ENOTDIR}

Check = Callable[[Path], None]
"""Looks at a finished file or folder before it gets its name; raising leaves nothing behind."""

Content = bytes | Iterable[bytes] | Callable[[BinaryIO], None]
"""What a file holds: all of it, one piece after another, or what writes it into the file given."""


def write_whole(path: Path, data: Content, check: Check | None = None) -> None:
    """Write one file: complete, on disk and passed by `check`, or not at all.

    A file already there is replaced; only this user may read the new one.

    Raises `Refusal` when `path` is a folder or cannot be written, or the disk is full.
    """
    write_all([(path, data)], check)


def write_all(files: Iterable[tuple[Path, Content]], check: Check | None = None) -> tuple[Path, ...]:
    """Write files that belong together: none gets its name before all are complete. Return their paths.

    Raises `Refusal` as `write_whole` does.
    """
    staged: list[tuple[Path, Path]] = []
    try:
        for asked, data in files:
            with _refusing(asked):
                path = _place(asked)
                handle, name = tempfile.mkstemp(prefix=_PREFIX, suffix=".part", dir=path.parent)
                staged.append((path, Path(name)))
                _fill(handle, data)
            if check is not None:
                check(Path(name))
        for path, fresh in staged:
            with _refusing(path):
                fresh.replace(path)
        for folder in {path.parent for path, _fresh in staged}:
            _sync_folder(folder)
    finally:
        for _path, fresh in staged:
            with contextlib.suppress(OSError):
                fresh.unlink(missing_ok=True)
    return tuple(path for path, _fresh in staged)


def write_many(root: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Write files below `root` under their paths and return how many; each is there whole or not at all.

    They are brought to disk together at the end, so that thousands take a second. Folders are made.

    Raises `Refusal` when one cannot be written, or the disk is full; those before it stay.
    """
    count = 0
    with _refusing(root):
        for name, data in files:
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, fresh = tempfile.mkstemp(prefix=_PREFIX, suffix=".part", dir=path.parent)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(data)
                    if sys.platform != "linux":
                        file.flush()
                        os.fsync(file.fileno())
                os.chmod(fresh, 0o644)
                os.replace(fresh, path)
            finally:
                Path(fresh).unlink(missing_ok=True)
            count += 1
        _sync_all(root)
    return count


def write_folder(folder: Path, files: Iterable[tuple[str, bytes]], check: Check | None = None) -> int:
    """Write a new folder of files, given as (name, content): it appears whole or not at all.

    Return how many files it holds. An empty folder already there is filled.

    Raises `Refusal` when `folder` is a file, holds something or cannot be written, or the disk is full.
    """
    fresh: Path | None = None
    count = 0
    try:
        with _refusing(folder):
            target = _followed(folder)
            _refuse_occupied(target)
            fresh = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=target.parent))
        for name, data in files:
            with _refusing(folder):
                _add(fresh, name, data)
            count += 1
        if check is not None:
            check(fresh)
        with _refusing(folder):
            _sync_all(fresh)
            if target.exists():
                target.rmdir()
            fresh.rename(target)
            _sync_folder(target.parent)
    finally:
        if fresh is not None:
            shutil.rmtree(fresh, ignore_errors=True)
    return count


def _place(asked: Path) -> Path:
    """Return where a file is to go, links followed; refuse what must not be replaced."""
    path = _followed(asked)
    if path.is_dir():
        raise _is_folder(asked)
    if path.exists() and not path.is_file():
        raise Refusal(
            N_("{path} is not a file."), hint=N_("Name a file to write, such as {example}."), path=asked,
            example="contacts.vcf",
        )  # fmt: skip
    if path.is_file() and _begins(path).startswith(_DATABASE):
        raise Refusal(
            N_("{path} is a database, which is never replaced."), hint=N_("Choose another name."), path=asked
        )
    return path


def _begins(path: Path) -> bytes:
    """Return a file's first octets; nothing where they cannot be read."""
    with contextlib.suppress(OSError), path.open("rb") as file:
        return file.read(len(_DATABASE))
    return b""


def _followed(asked: Path) -> Path:
    """Return where a path leads; refuse one that no disk can have, or whose links go round in a circle."""
    try:
        return asked.resolve()
    except (ValueError, RuntimeError) as error:
        raise Refusal(
            N_("{path} is no place for a file."), hint=N_("Choose another place."), path=short(str(asked))
        ) from error


def _refuse_occupied(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise Refusal(N_("{path} is a file, not a folder."), hint=N_("Name a new folder."), path=folder)
    if folder.is_dir() and any(folder.iterdir()):
        raise Refusal(
            N_("The folder {path} is not empty."),
            hint=N_("Name a new folder; nothing was changed."),
            path=folder,
        )


def _add(folder: Path, name: str, data: bytes) -> None:
    if Path(name).name != name or name in {"", ".."}:
        raise ValueError(f"not a plain file name: {name!r}")
    with (folder / name).open("xb") as file:
        file.write(data)
        if sys.platform != "linux":
            file.flush()
            os.fsync(file.fileno())


def _fill(handle: int, data: Content) -> None:
    with os.fdopen(handle, "wb") as file:
        if callable(data):
            data(file)
        else:
            file.writelines((data,) if isinstance(data, bytes) else data)
        file.flush()
        os.fsync(file.fileno())


def _sync_all(folder: Path) -> None:
    """Bring a folder's files to disk; Linux does them all at once and waits, others were synced singly."""
    if sys.platform == "linux":
        os.sync()
    _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    """Bring a folder's names to disk, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextlib.contextmanager
def _refusing(path: Path) -> Iterator[None]:
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
