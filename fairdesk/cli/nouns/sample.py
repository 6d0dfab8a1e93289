"""`fairdesk sample`: where samples are, and what is out."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fairdesk.cli.declare import command, noun
from fairdesk.cli.run import Run
from fairdesk.cli.said.lead import ENDING, lead_values, said_time
from fairdesk.cli.said.table import table
from fairdesk.domain.labels import sample_label
from fairdesk.domain.money import format_amount
from fairdesk.domain.trade import OUT, Sample
from fairdesk.language.dates import day_said
from fairdesk.language.messages import _, digits, price_said

if TYPE_CHECKING:
    from fairdesk.stand import Stand
    from fairdesk.workflows.leads.samples import SampleRow

app = noun(_("Samples: wanted, handed over, lent, back."))


@command(app, "list", _("List the samples that are out, those longest out first."))
def list_(
    run: Run,
    everything: Annotated[
        bool, typer.Option("--all", help=_("Also those wanted, returned, sold and posted."))
    ] = False,
) -> None:
    """List samples."""
    from fairdesk.workflows.leads import samples

    with run.stand() as stand:
        rows = samples.listed(stand, tuple(Sample) if everything else OUT)
        late = [samples.is_late(stand, row) for row in rows]
        values = [{**asdict(row), "late": is_late} for row, is_late in zip(rows, late, strict=True)]
        none = _("No sample yet.") if everything else _("No sample is out.")
        run.answer(
            {"samples": values},
            lambda: _table(stand, rows, late, fit=run.to_terminal) if rows else none,
        )


@command(app, "set", _("Note where the sample of a lead's ring is now."))
def set_(
    run: Run,
    lead_id: Annotated[
        str, typer.Argument(metavar="ID", help=_("The lead's id, or its last 6 digits or more."))
    ],
    ring: Annotated[
        str, typer.Argument(metavar="SKU", help=_("The ring's SKU, or the words it was told in."))
    ],
    state: Annotated[Sample, typer.Argument(help=_("Where it is."))],
    pieces: Annotated[str, typer.Option("--pieces", help=_("How many."))] = "",
    value: Annotated[
        str, typer.Option("--value", metavar="MONEY", help=_("What it is worth, as '45 EUR'."))
    ] = "",
    until: Annotated[
        str, typer.Option("--until", metavar="DAY", help=_("When a lent one is due back."))
    ] = "",
) -> None:
    """Note where a sample is."""
    from fairdesk.workflows.leads import samples

    with run.stand() as stand:
        lead = samples.note(stand, lead_id, ring, state.value, pieces=pieces, value=value, until=until)
        name = lead.contact.name or lead.contact.company or lead.id[-ENDING:]
        said = _("Noted: the sample of {ring} for {name} is {state}.")
        run.answer(
            lead_values(lead), lambda: said.format(ring=ring, name=name, state=sample_label(state.value))
        )


def _table(stand: Stand, rows: tuple[SampleRow, ...], late: list[bool], *, fit: bool) -> str:
    """Return samples as a table."""
    heads = [
        _("lead"),
        _("who"),
        _("ring"),
        _("state"),
        _("pieces"),
        _("value"),
        _("since"),
        _("by"),
        _("until"),
    ]
    lines: list[list[Any]] = []
    for row, is_late in zip(rows, late, strict=True):
        money = (
            price_said(format_amount(row.value_minor, row.currency)) if row.value_minor is not None else ""
        )
        until = day_said(stand.local(row.until).date()) if row.until else ""
        lines.append(
            [
                row.lead_id[-ENDING:],
                row.name or row.company,
                " ".join(filter(None, (row.sku, row.ring_name))) or row.words,
                sample_label(row.state),
                digits(row.pieces or ""),
                money,
                said_time(stand, row.since) if row.since else "",
                row.staff,
                f"{until} {_('late')}" if is_late else until,
            ]
        )
    return table(heads, lines, fit=fit)
