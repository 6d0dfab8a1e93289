"""`fairdesk backup`: everything that is kept, in one file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fairdesk.cli.declare import command, single
from fairdesk.cli.run import Run
from fairdesk.language.messages import _

app = single()


@command(app, "backup", _("Write a backup of everything, by default into the data folder's backups."))
def backup(
    run: Run, out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help=_("Where to."))] = None
) -> None:
    """Write a backup, whole or not at all."""
    from fairdesk.workflows.trust.backup import backup as write_backup

    with run.stand() as stand:
        path = write_backup(stand, out)
    size = path.stat().st_size
    run.answer(
        {"path": str(path), "bytes": size},
        lambda: _("Backup written: {path} ({size} kB)").format(path=path, size=max(1, size // 1024)),
    )
