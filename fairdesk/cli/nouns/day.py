"""`fairdesk day`: what a day brought, what is still open, and closing it."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fairdesk.cli.asked.day import day_of
from fairdesk.cli.declare import command, noun
from fairdesk.cli.run import Run
from fairdesk.cli.said.day import day_text
from fairdesk.language.messages import _

if TYPE_CHECKING:
    from fairdesk.models.day_rows import Day

app = noun(_("Look at a day at the fair, and close it."))

When = Annotated[
    str,
    typer.Option("--date", metavar="DAY", help=_("Which day, as 2027-02-26; the one to be closed now.")),
]


@command(app, "show", _("Show what a day brought and what is still open."))
def show(run: Run, day: When = "") -> None:
    """Show a day."""
    from fairdesk.workflows.day import close as days

    with run.stand() as stand:
        seen = days.look(stand, day_of(day, "--date"))
        run.answer(_values(seen), lambda: day_text(stand, seen))


@command(app, "close", _("Close a day: compare what was counted by hand, list what is still open."))
def close(
    run: Run,
    day: When = "",
    leads: Annotated[str, typer.Option("--leads", metavar="N", help=_("Leads counted by hand."))] = "",
    slips: Annotated[str, typer.Option("--slips", metavar="N", help=_("Paper slips counted by hand."))] = "",
    cards: Annotated[str, typer.Option("--cards", metavar="N", help=_("Cards counted by hand."))] = "",
    note: Annotated[str, typer.Option("--note", help=_("A line for the office."))] = "",
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help=_("Write the page for the office here."))
    ] = None,
) -> None:
    """Close a day."""
    from fairdesk.workflows.day import close as days

    with run.stand() as stand:
        named = day_of(day, "--date") or days.look(stand).day
        closed = days.close(stand, named, {"leads": leads, "slips": slips, "cards": cards}, note, out)
        values = {**_values(closed), "page": str(out) if out is not None else ""}
        more = "\n" + _("Page for the office: {path}").format(path=out) if out is not None else ""
        run.answer(values, lambda: day_text(stand, closed) + more)


def _values(day: Day) -> dict[str, Any]:
    """Return a day as JSON values; visitors stand in it with their ids."""
    ends = day.ends
    return {
        "day": day.day,
        "figures": asdict(day.figures),
        "open": {
            **ends.counts(),
            "parked_forms": list(ends.parked),
            "incomplete_leads": [lead.lead_id for lead in ends.incomplete],
            "badge_leads": [lead.lead_id for lead in ends.badges],
            "samples_late": ends.samples_late,
            "backup_at": ends.backup_at,
        },
        "closed": asdict(day.closed) if day.closed else None,
    }
