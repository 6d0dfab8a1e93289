"""This stand's secret, in `secret.key`: what it signs can be told from what others made up."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Final

from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_

FILE_NAME: Final = "secret.key"
BROKEN: Final = "secret.key.broken"
"""Where a file goes that was in its place and is no key."""

LENGTH: Final = 32


def stand_secret(data: Path) -> bytes:
    """Return the secret of the data folder, 32 random bytes, made (mode 0600) when there is none.

    Programs that start at once agree on one. What is in its place and is no key is kept beside it.
    Raises `Refusal` when it can be neither read nor made.
    """
    path = data / FILE_NAME
    try:
        kept = _kept(path)
        if len(kept) == LENGTH:
            return kept
        fresh = path.with_suffix(f".{os.getpid()}.new")
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(LENGTH))
            file.flush()
            os.fsync(file.fileno())
        if kept:  # no key of ours: what it signed is lost
            path.replace(path.with_name(BROKEN))
        with suppress(OSError):
            os.link(fresh, path)
        if path.exists():
            fresh.unlink(missing_ok=True)
        else:
            fresh.replace(path)  # a file system without links
        return _kept(path)
    except OSError as error:
        raise Refusal(
            N_("The stand's key {path} cannot be used: {why}."),
            hint=N_("Make the folder writable, or name another one with --data FOLDER."),
            path=path,
            why=error.strerror or str(error),
        ) from error


def _kept(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def has_broken_key(data: Path) -> bool:
    """Say whether a key was lost once, so that what it signed is worth nothing."""
    return (data / BROKEN).exists()
