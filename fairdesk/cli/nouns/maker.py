"""`fairdesk maker`: the workshops and brands that exhibit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from fairdesk.cli.declare import Fields, command, noun, something
from fairdesk.cli.run import Run
from fairdesk.cli.said.table import table
from fairdesk.domain.labels import gi_label
from fairdesk.domain.trade import LANGUAGES, GiStatus
from fairdesk.language.messages import _, digits

if TYPE_CHECKING:
    from fairdesk.models.stand_rows import MakerRow

KNOWN = Fields(
    "values",
    {
        "brand": ("--brand", _("The brand, as it stands on the ring."), str),
        "city": ("--city", _("City."), str),
        "country": ("--country", _("Country: a name or a code, as IR."), str),
        "website": ("--website", _("Web address."), str),
        "email": ("--email", _("E-mail."), str),
        "phone": ("--phone", _("Phone."), str),
        "gi_status": ("--gi-status", _("State of the geographical indication."), GiStatus),
        "vat_id": ("--vat-id", _("VAT number."), str),
        "eu_responsible": ("--eu-responsible", _("Responsible person in the EU."), str),
        **{
            f"{kind}_{language}": (f"--{kind}-{language}", text.format(language=language), str)
            for language in LANGUAGES
            for kind, text in (("name", _("Name in {language}.")), ("story", _("Story in {language}.")))
        },
    },
)
"""What is known of a maker."""

app = noun(_("The workshops and brands that exhibit."))


@command(app, "add", _("Keep a new maker."), KNOWN)
def add(
    run: Run,
    values: Mapping[str, str],
    code: Annotated[str, typer.Option("--code", help=_("A short code, as QA."))] = "",
) -> None:
    """Keep a maker."""
    from fairdesk.workflows.fair import makers

    with run.stand() as stand:
        row = makers.add(stand, {"code": code, **values})
    _answer(run, row, _("Kept: {name} ({code})."))


@command(app, "list", _("List the makers with how many rings they have."))
def list_(run: Run) -> None:
    """List the makers."""
    from fairdesk.workflows.fair import makers

    with run.stand() as stand:
        rows = makers.all_makers(stand)
    heads = [_("code"), _("name"), _("city"), _("rings"), _("GI")]
    run.answer(
        {"makers": list(rows)},
        lambda: (
            table(
                heads,
                [
                    [row.code, _name(row), row.city, digits(row.rings), gi_label(row.gi_status)]
                    for row in rows
                ],
                fit=run.to_terminal,
            )
            if rows
            else _("No maker yet. Keep one: fairdesk maker add --code CODE --brand NAME")
        ),
    )


@command(app, "edit", _("Change what is known of a maker; its code stays."), KNOWN)
def edit(
    run: Run,
    values: Mapping[str, str],
    code: Annotated[str, typer.Argument(metavar="CODE", help=_("The maker's code."))],
) -> None:
    """Change a maker."""
    from fairdesk.workflows.fair import makers

    something(values)
    with run.stand() as stand:
        row = makers.edit(stand, code, values)
    _answer(run, row, _("Changed: {name} ({code})."))


def _name(row: MakerRow) -> str:
    """Return what a maker is called: its brand, else a name in any language."""
    return row.brand or next((name for name, _story in row.texts.values() if name), row.code)


def _answer(run: Run, row: MakerRow, sentence: str) -> None:
    run.answer(asdict(row), lambda: sentence.format(name=_name(row), code=row.code))
