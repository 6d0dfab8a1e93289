"""Drafts on disk: one JSON file per open form, so that no crash and no power cut loses typed text."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Final

from fairdesk.domain.draft import Draft

ENDING: Final = ".json"
BROKEN: Final = ".broken"


def keep(folder: Path, draft: Draft) -> None:
    """Write `draft` so that it outlives a power cut, in place of what was kept of it before.

    Raises `OSError` when the disk is full or the folder cannot be written; the older text is still there.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / f"{draft.lead_id}{ENDING}"
    fresh = path.with_suffix(f".{os.getpid()}.new")
    text = json.dumps(draft.as_json(), ensure_ascii=True, separators=(",", ":"))
    try:
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
    _sync(folder)


def load_all(folder: Path) -> list[Draft]:
    """Return the drafts in `folder`, oldest first; one that cannot be read is set aside as `.broken`."""
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
    return drafts


def broken(folder: Path) -> list[Path]:
    """Return the files that were no drafts any more, for `fairdesk doctor` and the first screen to tell."""
    return sorted(folder.glob(f"*{BROKEN}")) if folder.is_dir() else []


def drop(folder: Path, lead_id: str) -> None:
    """Remove a draft; one that is not there is no fault."""
    path = folder / f"{lead_id}{ENDING}"
    try:
        path.unlink(missing_ok=True)
        _sync(folder)
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
