"""Backups of the database, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_
from fairdesk.stand import Stand
from fairdesk.storage import backup as storage_backup


def backup(stand: Stand, target: Path | None = None) -> Path:
    """Write a backup, by default into the data folder's `backups`, and return where it is.

    Raises `Refusal` when the place cannot be written or the file is there already.
    """
    stamp = stand.now().strftime("%Y%m%dT%H%M%SZ")
    path = target or stand.settings.backups / f"fairdesk-{stamp}.db"
    try:
        if path.exists():
            raise Refusal(
                N_("{path} is there already."),
                hint=N_("Name another file: a backup never writes over one."),
                path=path,
            )
        return storage_backup.backup(stand.database, path)
    except OSError as error:
        raise Refusal(
            N_("No backup was written to {path}: {why}."),
            hint=N_("Free some space, or name another place with --out."),
            path=path,
            why=error.strerror or str(error),
        ) from error
