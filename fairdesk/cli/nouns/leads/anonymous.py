"""`fairdesk lead anonymous`: a visitor who leaves nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from fairdesk.cli.asked.lead import PERSON, TOLD, at_keyboard, fill, moment
from fairdesk.cli.declare import Fields, command
from fairdesk.cli.run import Run
from fairdesk.cli.said.lead import said_time
from fairdesk.domain.draft import Draft
from fairdesk.language.messages import _, ngettext

KEPT = Fields(
    "fields",
    {
        "country": PERSON["country"],
        "buyer_type": PERSON["buyer_type"],
        "ring": ("--ring SKU", _("A ring they looked at; may be given again."), list[str]),
        "staff": TOLD["staff"],
    },
)


def declare(app: typer.Typer) -> None:
    """Declare the command on `lead`."""

    @command(
        app,
        "anonymous",
        _("Count a visitor who leaves no data: country, type and rings, never a lead."),
        KEPT,
    )
    def anonymous(
        run: Run,
        fields: Mapping[str, Any],
        captured_at: Annotated[
            str,
            typer.Option(
                "--captured-at", metavar="TIME", help=_("When, as 2027-02-26T14:30; now when not given.")
            ),
        ] = "",
    ) -> None:
        """Count a visitor who leaves nothing."""
        from fairdesk.workflows.leads.anonymous import count

        with run.stand() as stand:
            draft = Draft()
            when = moment(stand, captured_at)
            fill(stand, draft, fields)
            at_keyboard(stand, fields)
            at = count(stand, draft, at=when)
            skus = [pick.sku for pick in draft.picks]
            said = ngettext(
                "Counted: a visitor without data, {count} ring, {time}",
                "Counted: a visitor without data, {count} rings, {time}",
                len(skus),
            )
            run.answer(
                {"id": draft.visit_id, "at": at, "rings": skus},
                lambda: said.format(count=len(skus), time=said_time(stand, at)),
            )
