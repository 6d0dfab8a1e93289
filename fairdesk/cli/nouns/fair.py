"""`fairdesk fair`: start a fair, choose the one in use, change it, load the sample."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from fairdesk.cli.asked.day import day_of
from fairdesk.cli.declare import Fields, command, noun, something
from fairdesk.cli.nouns import question
from fairdesk.cli.run import Run
from fairdesk.cli.said.lead import said_time
from fairdesk.cli.said.table import table
from fairdesk.language.dates import day_said
from fairdesk.language.messages import _

if TYPE_CHECKING:
    from fairdesk.models.stand_rows import FairRow
    from fairdesk.stand import Stand

YesNo = Literal["yes", "no"]

KNOWN = Fields(
    "values",
    {
        "name": ("--name", _("The fair's name."), str),
        "venue": ("--venue", _("Where it is held."), str),
        "hall": ("--hall", _("Hall."), str),
        "stand": ("--stand", _("Number of our stand."), str),
        "city": ("--city", _("City."), str),
        "country": ("--country", _("Country: a name or a code, as SE."), str),
        "time_zone": ("--time-zone", _("Time zone, as Europe/Stockholm."), str),
        "starts": ("--starts DAY", _("First day, as 2027-02-26."), str),
        "ends": ("--ends DAY", _("Last day."), str),
        "opening_hours": ("--opening-hours", _("Opening hours."), str),
        "currency": ("--currency", _("Currency of prices, as EUR."), str),
        "base_url": ("--base-url URL", _("Web address that QR codes begin with."), str),
        "show_price": ("--show-price", _("Show wholesale prices to visitors."), YesNo),
        "price_terms": ("--price-terms", _("Terms that stand with prices."), str),
        "controller": ("--controller", _("Who answers for the visitors' data."), str),
        "controller_address": ("--controller-address", _("Their address."), str),
        "controller_contact": ("--controller-contact", _("How to reach them about data."), str),
        "eu_representative": ("--eu-representative", _("Representative in the EU."), str),
        "recipients": ("--recipients", _("Who else gets the data."), str),
        "retention_months": ("--retention-months", _("Months to keep contacts."), str),
        "legal_notice": ("--legal-notice", _("Legal notice."), str),
    },
)
"""What is known of a fair; checked by the workflow, which says what is wrong with a value."""

app = noun(_("Start a fair, choose the one in use, load the sample."))
app.add_typer(question.app, name="question")


@command(app, "add", _("Start a fair and take it into use."), KNOWN)
def add(
    run: Run,
    values: Mapping[str, str],
    code: Annotated[str, typer.Option("--code", help=_("A short code, as IHM27."))] = "",
) -> None:
    """Start a fair."""
    from fairdesk.workflows.fair import fairs

    with run.stand() as stand:
        row = fairs.add(stand, {"code": code, **values})
        _answer(run, stand, row, _("In use: {name} ({code})."))


@command(app, "list", _("List the fairs; the one in use is marked."))
def list_(run: Run) -> None:
    """List the fairs."""
    from fairdesk.workflows.fair import fairs

    with run.stand() as stand:
        rows = fairs.all_fairs(stand)
        in_use = stand.fair.id if stand.fair else ""
    run.answer(
        {"fairs": [fair_values(row, in_use) for row in rows]},
        lambda: (
            table(
                ["", _("code"), _("name"), _("city"), _("from"), _("to"), ""],
                [
                    [
                        "*" if row.id == in_use else "",
                        row.code,
                        row.name,
                        " ".join(filter(None, (row.city, row.country))),
                        day_said(row.starts) if row.starts else "",
                        day_said(row.ends) if row.ends else "",
                        _("PRACTICE") if row.sample else "",
                    ]
                    for row in rows
                ],
                fit=run.to_terminal,
            )
            if rows
            else _("No fair yet. Start one: fairdesk fair add --code CODE --name NAME")
        ),
    )


@command(app, "use", _("Take a fair into use on this laptop."))
def use(run: Run, code: Annotated[str, typer.Argument(metavar="CODE", help=_("The fair's code."))]) -> None:
    """Choose the fair in use."""
    from fairdesk.workflows.fair import fairs
    from fairdesk.workflows.pages.address import shown_elsewhere

    with run.stand() as stand:
        _answer(run, stand, fairs.use(stand, code), _("In use: {name} ({code})."))
        other = shown_elsewhere(stand)
        if other:
            run.note(
                _("Phones still see the pages of {fair}: stop serve, and start it again.").format(fair=other)
            )


@command(app, "edit", _("Change what is known of a fair; its code stays."), KNOWN)
def edit(
    run: Run,
    values: Mapping[str, str],
    code: Annotated[str, typer.Argument(metavar="CODE", help=_("The fair's code."))],
) -> None:
    """Change a fair."""
    from fairdesk.workflows.fair import fairs

    something(values)
    with run.stand() as stand:
        _answer(run, stand, fairs.edit(stand, code, values), _("Changed: {name} ({code})."))


@command(app, "notice", _("Say since when the privacy notice stands on the counter of the fair in use."))
def notice(
    run: Run,
    since: Annotated[
        str,
        typer.Option(
            "--since",
            metavar="DAY",
            help=_("The first day, instead of what was said before; now when not given."),
        ),
    ] = "",
    never: Annotated[
        bool, typer.Option("--never", help=_("Take back what was said: no notice stood there."))
    ] = False,
) -> None:
    """Note that the notice stands there, or never did."""
    from fairdesk.workflows.fair.consent import notice_never_stood, notice_stands

    if never and since:
        raise typer.BadParameter(_("a day or never, not both."), param_hint="--never")
    day = day_of(since, "--since")
    with run.stand() as stand:
        at = None
        if never:
            notice_never_stood(stand)
            said = _("Noted: no notice stood on the counter.")
        else:
            at = notice_stands(stand, day)
            said = _("Noted: the notice stands on the counter since {when}.").format(
                when=said_time(stand, at)
            )
        values = {"since": at, "fair": stand.the_fair.code}
    run.answer(values, lambda: said)


@command(app, "sample", _("Load the sample fair, to practise: made makers, rings and staff, no leads."))
def sample(run: Run) -> None:
    """Load the sample."""
    from fairdesk.workflows.fair import sample as samples

    with run.stand() as stand:
        row = samples.load(stand)
        _answer(run, stand, row, _("Loaded, for practice: {name} ({code})."))


def fair_values(row: FairRow, in_use: str) -> dict[str, Any]:
    """Return a fair as values for JSON, with whether it is in use."""
    return {**asdict(row), "in_use": row.id == in_use}


def _answer(run: Run, stand: Stand, row: FairRow, sentence: str) -> None:
    in_use = stand.fair.id if stand.fair else ""
    run.answer(fair_values(row, in_use), lambda: sentence.format(name=row.name, code=row.code))
