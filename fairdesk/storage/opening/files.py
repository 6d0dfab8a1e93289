"""The database's file: made for its owner alone, and refused in plain words where it cannot be."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_

HEADER: Final = b"SQLite format 3\0"


def private_file(path: Path) -> None:
    """Make sure that `path` is an SQLite file or an empty one, mode 0600, in a folder that can be written.

    Raises `Refusal` for a folder in its place, another kind of file, or a place that cannot be written.
    """
    if path.is_dir():
        raise Refusal(
            N_("{path} is a folder, not a database."),
            hint=N_("Name a file, or use --data FOLDER."),
            path=path,
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            start = os.read(handle, len(HEADER))
        finally:
            os.close(handle)
        if not os.access(path.parent, os.W_OK):
            raise PermissionError(13, "the folder is read-only")
    except OSError as error:
        raise Refusal(
            N_("The database {path} cannot be written: {why}."),
            hint=N_("Make the folder writable, or name another one with --data FOLDER."),
            path=path,
            why=error.strerror or str(error),
        ) from error
    if start and start != HEADER:
        raise Refusal(
            N_("{path} is not a database of fairdesk."),
            hint=N_("Nothing in it was changed. Name another place with --data FOLDER."),
            path=path,
        )


def existing(path: Path) -> str:
    """Return the address (a URI) that opens an SQLite file for writing, but makes none where it is gone."""
    return f"{path.absolute().as_uri()}?mode=rw"


def sync_folder(folder: Path) -> None:
    """Make names given or taken in `folder` durable, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
