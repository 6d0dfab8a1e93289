"""`fairdesk lead interest`: one ring of a lead, after it was saved."""

from __future__ import annotations

from typing import Annotated

import typer

from fairdesk.cli.declare import command
from fairdesk.cli.run import Run
from fairdesk.cli.said.lead import lead_page, lead_values
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import Level, Reason
from fairdesk.language.messages import N_, _


def declare(app: typer.Typer) -> None:
    """Declare the command on `lead`."""

    @command(
        app, "interest", _("Add a ring to a lead, change how far the interest goes and why, or remove it.")
    )
    def interest(
        run: Run,
        lead_id: Annotated[
            str, typer.Argument(metavar="ID", help=_("The lead's id, or its last 6 digits or more."))
        ],
        add: Annotated[str, typer.Option("--add", metavar="SKU", help=_("A ring to add."))] = "",
        add_words: Annotated[
            str, typer.Option("--add-words", metavar="TEXT", help=_("A ring that is not in the catalogue."))
        ] = "",
        ring: Annotated[
            str, typer.Option("--ring", metavar="SKU", help=_("The ring to change: its SKU, or its words."))
        ] = "",
        level: Annotated[Level | None, typer.Option("--level", help=_("How far it goes."))] = None,
        reason: Annotated[Reason | None, typer.Option("--reason", help=_("What decides it."))] = None,
        quantity: Annotated[str | None, typer.Option("--quantity", help=_("How many."))] = None,
        note: Annotated[str | None, typer.Option("--note", help=_("A note on this ring."))] = None,
        link: Annotated[
            str, typer.Option("--link", metavar="SKU", help=_("Which ring its words mean."))
        ] = "",
        remove: Annotated[bool, typer.Option("--remove", help=_("Take it away."))] = False,
    ) -> None:
        """Change one ring of a lead."""
        from fairdesk.domain.draft import Pick
        from fairdesk.domain.ids import new_id
        from fairdesk.workflows.leads import browse, interests
        from fairdesk.workflows.rings import browse as rings

        typed = {
            name: value
            for name, value in {
                "level": level.value if level else None,
                "reason": reason.value if reason else None,
                "quantity": quantity,
                "note": note,
            }.items()
            if value is not None
        }
        ways = [bool(add), bool(add_words), bool(ring)]
        if sum(ways) != 1 or (ring and not (typed or link or remove)):
            raise Refusal(
                N_("Nothing to change was named."),
                hint=N_("Give --add SKU, --add-words TEXT, or --ring SKU with what is to change."),
            )
        with run.stand() as stand:
            if ring:
                if link:
                    interests.link(stand, lead_id, ring, link)
                    ring = link if not typed and not remove else rings.show(stand, link).row.sku
                if typed:
                    interests.change(stand, lead_id, ring, **typed)
                if remove:
                    interests.remove(stand, lead_id, ring)
            else:
                row = rings.show(stand, add).row if add else None
                pick = Pick(new_id(), row.id if row else "", row.sku if row else "", add_words, **typed)
                interests.add(stand, lead_id, pick)
            lead = browse.show(stand, lead_id)
            run.answer(lead_values(lead), lambda: lead_page(stand, lead, fit=run.to_terminal))
