"""`fairdesk site`: the pages of the rings as a folder of files for any web host."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from fairdesk.cli.declare import command, single
from fairdesk.cli.papers import progress
from fairdesk.cli.run import Run
from fairdesk.language.messages import _, ngettext

app = single()


@command(app, "site", _("Write the pages of all rings, in five languages, as files for any web host."))
def site(
    run: Run,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help=_("Where to; only what changed."))],
) -> None:
    """Write the pages."""
    from fairdesk.web.site import site_files
    from fairdesk.workflows.pages.shelf import shelf
    from fairdesk.workflows.pages.write_site import write_site
    from fairdesk.workflows.rings.code import base_fault

    with run.stand() as stand:
        fault = base_fault(stand)
        base = stand.the_fair.base_url if not fault or stand.practice else ""
        done = write_site(out, site_files(shelf(stand, progress(run)), base))
    said = ngettext("{count} file written to {path}.", "{count} files written to {path}.", done.written)
    lines = [said.format(count=done.written, path=out)]
    lines.append(_("{same} unchanged, {removed} removed.").format(same=done.same, removed=done.removed))
    run.answer({"path": str(out), **asdict(done)}, lambda: "\n".join(lines))
    if fault and not stand.practice:
        run.note(_("No printed code leads here yet: set the fair's address with --base-url."))
