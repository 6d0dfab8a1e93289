"""Files are made beside their place and renamed into it: they are there whole, or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import BinaryIO, Final

from fairdesk.domain.refusals import Refusal
from fairdesk.exports.places import followed, place_of, refuse_occupied, refusing
from fairdesk.language.messages import N_

PREFIX: Final = ".fairdesk-"
PART: Final = ".part"
PARTS: Final = f"{PREFIX}*{PART}"
_FORGOTTEN: Final = 24 * 3600
"""Seconds after which a part belongs to nobody: no export takes a day."""

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

    When one cannot have its name, those replaced before it are put back. Parts that a killed run left in the
    folders are removed when they are a day old. Raises `Refusal` as `write_whole`
    does, and when two of them lead to one file.
    """
    staged: list[tuple[Path, Path]] = []
    try:
        for asked, data in files:
            with refusing(asked):
                path = place_of(asked)
                if any(path == other for other, _fresh in staged):
                    raise Refusal(
                        N_("{path} leads to another file of this export."),
                        hint=N_("Choose another name."),
                        path=asked,
                    )
                if path.parent not in {other.parent for other, _fresh in staged}:
                    sweep(path.parent)
                handle, name = tempfile.mkstemp(prefix=PREFIX, suffix=PART, dir=path.parent)
                staged.append((path, Path(name)))
                _fill(handle, data)
            if check is not None:
                check(Path(name))
        _name_all(staged)
        for folder in {path.parent for path, _fresh in staged}:
            _sync_folder(folder)
    finally:
        for _path, fresh in staged:
            with contextlib.suppress(OSError):
                fresh.unlink(missing_ok=True)
    return tuple(path for path, _fresh in staged)


def _name_all(staged: Sequence[tuple[Path, Path]]) -> None:
    """Give files their names, all or none: an older one is kept aside until the last has its name."""
    older: dict[Path, Path] = {}
    begun: set[Path] = set()
    try:
        for path, fresh in staged if len(staged) > 1 else ():
            with refusing(path), contextlib.suppress(FileNotFoundError):
                older[path] = _kept_aside(path, fresh.with_name(f"{fresh.name}-older{PART}"))
        for path, fresh in staged:
            begun.add(path)
            with refusing(path):
                fresh.replace(path)
    except BaseException:
        for path in begun - older.keys():
            with contextlib.suppress(OSError):
                path.unlink()
        for path, aside in older.items():
            if path in begun or not path.exists():
                aside.replace(path)
        raise
    finally:
        for aside in older.values():
            with contextlib.suppress(OSError):
                aside.unlink()


def _kept_aside(path: Path, aside: Path) -> Path:
    """Return where a file is kept, too; where no file may have two names, there alone."""
    try:
        aside.hardlink_to(path)
    except FileNotFoundError:
        raise
    except OSError:
        path.rename(aside)
    return aside


def write_many(root: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Write files below `root` under their paths and return how many; each is there whole or not at all.

    They are brought to disk together at the end, so that thousands take a second. Folders are made.

    Raises `Refusal` when one cannot be written, or the disk is full; those before it stay.
    """
    count = 0
    with refusing(root):
        for name, data in files:
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, fresh = tempfile.mkstemp(prefix=PREFIX, suffix=PART, dir=path.parent)
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
        sweep(root, f"**/{PARTS}")
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
        with refusing(folder):
            target = followed(folder)
            refuse_occupied(target)
            sweep(target.parent)
            fresh = Path(tempfile.mkdtemp(prefix=PREFIX, suffix=PART, dir=target.parent))
        for name, data in files:
            with refusing(folder):
                _add(fresh, name, data)
            count += 1
        if check is not None:
            check(fresh)
        with refusing(folder):
            _sync_all(fresh)
            if target.exists():
                target.rmdir()
            fresh.rename(target)
            _sync_folder(target.parent)
    finally:
        if fresh is not None:
            shutil.rmtree(fresh, ignore_errors=True)
    return count


def sweep(folder: Path, pattern: str = PARTS) -> None:
    """Remove parts of files that a run left in a folder which was killed at least a day ago."""
    for part in folder.glob(pattern):
        with contextlib.suppress(OSError):
            if part.stat().st_mtime > time.time() - _FORGOTTEN:
                continue
            if part.is_dir():
                shutil.rmtree(part)
            else:
                part.unlink()


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
