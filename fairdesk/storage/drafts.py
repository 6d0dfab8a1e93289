"""Drafts on disk: one JSON file per open form, so that no crash and no power cut loses typed text."""

from __future__ import annotations

import json
import os
import time
from hashlib import sha256
from pathlib import Path
from typing import Final

from fairdesk.domain.draft import Draft

ENDING: Final = ".json"
BROKEN: Final = ".broken"
PICTURES: Final = {"image/jpeg": ".jpg", "image/png": ".png"}
"""Endings of pictures by what they are."""

LEFT_SECONDS: Final = 3600
"""A younger picture may belong to a form that another program is about to write."""


def keep(folder: Path, draft: Draft) -> None:
    """Write `draft` so that it outlives a power cut, in place of what was kept of it before.

    Raises `OSError` when the disk is full or the folder cannot be written; the older text is still there.
    """
    text = json.dumps(draft.as_json(), ensure_ascii=True, separators=(",", ":"))
    _write(folder / f"{draft.lead_id}{ENDING}", text.encode("ascii"))


def keep_picture(folder: Path, lead_id: str, data: bytes, mime: str) -> str:
    """Write a picture beside the draft of `lead_id`, durably, and return its name there.

    Raises `OSError` when the disk is full or the folder cannot be written.
    """
    name = f"{lead_id}-{sha256(data).hexdigest()[:16]}{PICTURES[mime]}"
    _write(folder / name, data)
    return name


def read_picture(folder: Path, name: str) -> tuple[bytes, str]:
    """Return a picture beside a draft with its MIME type. Raises `OSError` when it is not there."""
    mimes = {ending: mime for mime, ending in PICTURES.items()}
    return (folder / Path(name).name).read_bytes(), mimes.get(Path(name).suffix, "")


def drop_picture(folder: Path, name: str) -> None:
    """Remove a picture from beside a draft; one that is not there is no fault."""
    _remove(folder / Path(name).name)


def load_all(folder: Path) -> list[Draft]:
    """Return the drafts in `folder`, oldest first; one that cannot be read is set aside as `.broken`.

    Pictures that no draft was beside for `LEFT_SECONDS` are removed: their lead was saved, or its form
    emptied, when the program was killed.
    """
    drafts = []
    try:
        paths = sorted(folder.glob(f"*{ENDING}"))
    except OSError:
        return []
    for path in paths:
        try:
            drafts.append(Draft.from_json(json.loads(path.read_text("utf-8"))))
        except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
            _set_aside(path)
        except OSError:
            continue
    drafted = {path.name.partition(".")[0] for path in folder.glob(f"*{ENDING}*")}
    for picture in _pictures(folder, ""):
        if picture.name.partition("-")[0] not in drafted and _age(picture) > LEFT_SECONDS:
            _remove(picture)
    return drafts


def broken(folder: Path) -> list[Path]:
    """Return the files that were no drafts any more, for `fairdesk doctor` and the first screen to tell."""
    return sorted(folder.glob(f"*{BROKEN}")) if folder.is_dir() else []


def drop(folder: Path, lead_id: str) -> None:
    """Remove a draft and the pictures beside it; one that is not there is no fault."""
    _remove(folder / f"{lead_id}{ENDING}")
    for picture in _pictures(folder, f"{lead_id}-"):
        _remove(picture)


def _pictures(folder: Path, start: str) -> list[Path]:
    """Return the pictures beside drafts whose names begin so."""
    return [path for ending in PICTURES.values() for path in sorted(folder.glob(f"{start}*{ending}"))]


def _age(path: Path) -> float:
    """Return for how many seconds a file was not changed."""
    try:
        return time.time() - path.stat().st_mtime
    except OSError:
        return 0.0


def _write(path: Path, data: bytes) -> None:
    """Write a file whole and durably, or not at all; only its owner may read it."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = path.with_suffix(f".{os.getpid()}.new")
    try:
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
    _sync(path.parent)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
        _sync(path.parent)
    except OSError:
        return


def _set_aside(path: Path) -> None:
    try:
        path.replace(path.with_suffix(f"{ENDING}{BROKEN}"))
    except OSError:
        return


def _sync(folder: Path) -> None:
    """Make names given or taken in `folder` durable, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
