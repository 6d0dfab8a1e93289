"""`fairdesk export handover`: a maker's leads as one zip for a phone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fairdesk.cli.asked.filters import FILTERS, narrowed
from fairdesk.cli.asked.wanted import WANTED, asked
from fairdesk.cli.declare import Fields, command
from fairdesk.cli.run import Run
from fairdesk.cli.said.export import around, around_said
from fairdesk.language.messages import _, comma_list, ngettext

if TYPE_CHECKING:
    from fairdesk.workflows.contacts.handover import HandedOver

HANDED = Fields("wanted", {name: WANTED.options[name] for name in ("maker", "with_notes", "since_last")})


def declare(app: typer.Typer) -> None:
    """Declare the command on `export`."""

    @command(
        app,
        "handover",
        _("Write a maker's leads as one zip for a phone: pages, contacts, reminders, a table."),
        FILTERS,
        HANDED,
    )
    def handover(
        run: Run,
        filters: Mapping[str, Any],
        wanted: Mapping[str, Any],
        out: Annotated[Path, typer.Option("--out", metavar="FILE.zip", help=_("Where to."))],
    ) -> None:
        """Hand a maker's leads over."""
        from fairdesk.workflows.contacts.handover import hand_over

        if wanted.get("maker") is None:
            raise typer.BadParameter(_("whose leads? Name the maker's code."), param_hint="--maker")
        with run.stand() as stand:
            done = hand_over(stand, out, narrowed(stand, filters), asked(wanted))
            said = around_said(stand, done.report, wanted, _said(done, out))
        values = {
            "files": [str(path) for path in done.report.files],
            "maker": done.maker,
            "contacts": done.report.leads,
            "parts": list(done.parts),
            "pages": done.pages,
            "missing_letters": done.missing,
            "substitutions": [asdict(one) for one in done.report.substitutions],
            **around(done.report),
        }
        run.answer(values, lambda: said)


def _said(done: HandedOver, out: Path) -> str:
    """Say how many leads of which maker went where, as what."""
    count = done.report.leads
    said = ngettext(
        "{count} lead for {maker} written to {path}.", "{count} leads for {maker} written to {path}.", count
    )
    lines = [
        said.format(count=count, maker=done.maker, path=out),
        _("In it: {parts}.").format(parts=comma_list(done.parts)),
    ]
    if done.missing:
        lines.append(
            _("The pages cannot show these letters: {letters}. The other files have them.").format(
                letters=" ".join(done.missing[:40])
            )
        )
    return "\n".join(lines)
