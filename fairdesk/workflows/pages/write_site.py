"""Writes the folder of pages: only what changed, and takes away what it wrote before and nobody needs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from fairdesk.domain.refusals import Refusal
from fairdesk.exports.files import write_many, write_whole
from fairdesk.language.messages import N_

LIST: Final = ".fairdesk-site.json"
"""What a run wrote, so that the next one knows which files are its own."""


@dataclass(frozen=True, slots=True)
class Written:
    """How many files were written, left as they were, and taken away."""

    written: int
    same: int
    removed: int


def write_site(out: Path, files: Iterable[tuple[str, bytes]]) -> Written:
    """Write files given as (path, content) below `out`, which is made when it is missing.

    Raises `Refusal` when the folder holds something else, or cannot be written.
    """
    known = _known(out)
    now: set[str] = set()
    _make(out)
    _list(out, known)
    try:
        written = write_many(out, _changed(out, files, known, now))
    except BaseException:
        _list(out, known | now)
        raise
    gone = [path for path in known if path not in now]
    for path in gone:
        with suppress(OSError, ValueError):
            (out / path).unlink()
            _tidy((out / path).parent, out)
    _list(out, now)
    return Written(written, len(now) - written, len(gone))


def _changed(
    out: Path, files: Iterable[tuple[str, bytes]], known: frozenset[str], now: set[str]
) -> Iterator[tuple[str, bytes]]:
    """Yield the files that are not there as they are to be; `now` gathers the paths of all."""
    for path, data in files:
        now.add(path)
        if path not in known or not _holds(out / path, data):
            yield path, data


def _list(out: Path, paths: Iterable[str]) -> None:
    """Note which files are ours: first of all, so that a run that was stopped can be made good."""
    write_whole(out / LIST, json.dumps(sorted(paths), indent=0).encode("utf-8"))


def _known(out: Path) -> frozenset[str]:
    """Return what an earlier run wrote. Raises `Refusal` when the folder is somebody else's."""
    try:
        listed = json.loads((out / LIST).read_text(encoding="utf-8"))
        return frozenset(path for path in listed if isinstance(path, str) and _inside(path))
    except FileNotFoundError:
        pass
    except (OSError, ValueError, TypeError):
        listed = None
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise Refusal(
            N_("{path} holds something else."),
            hint=N_("Name a new folder for the pages; nothing was changed."),
            field="out",
            path=out,
        )
    return frozenset()


def _inside(path: str) -> bool:
    return not path.startswith("/") and ".." not in Path(path).parts


def _holds(place: Path, data: bytes) -> bool:
    try:
        return place.stat().st_size == len(data) and place.read_bytes() == data
    except OSError:
        return False


def _make(out: Path) -> None:
    """Make the folder. Raises `Refusal` when that cannot be."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal(
            N_("The folder {path} cannot be made: {why}."), path=out, why=error.strerror or str(error)
        ) from error


def _tidy(folder: Path, out: Path) -> None:
    """Remove folders that are empty now."""
    with suppress(OSError):
        while folder != out:
            folder.rmdir()
            folder = folder.parent
