"""`fairdesk lead discard|restore|confirm`: set aside, brought back, or said to be right."""

from __future__ import annotations

from typing import Annotated

import typer

from fairdesk.cli.declare import command
from fairdesk.cli.run import Run
from fairdesk.cli.said.lead import ENDING, lead_values, named
from fairdesk.domain.trade import Discard
from fairdesk.language.messages import _

Id = Annotated[str, typer.Argument(metavar="ID", help=_("The lead's id, or its last 6 digits or more."))]


def declare(app: typer.Typer) -> None:
    """Declare the commands on `lead`."""

    @command(app, "discard", _("Set a lead aside: it leaves lists, counts and exports, and can be restored."))
    def discard(
        run: Run,
        lead_id: Id,
        reason: Annotated[Discard, typer.Option("--reason", help=_("Why."))],
    ) -> None:
        """Set a lead aside."""
        from fairdesk.workflows.leads import discard as discards

        with run.stand() as stand:
            lead = discards.discard(stand, lead_id, reason.value)
            hint = _("Restore it: fairdesk lead restore {ending}").format(ending=lead.id[-ENDING:])
            run.answer(
                lead_values(lead), lambda: f"{_('Set aside: {lead}').format(lead=named(lead))}\n{hint}"
            )

    @command(app, "restore", _("Bring a lead back that was set aside."))
    def restore(run: Run, lead_id: Id) -> None:
        """Bring a lead back."""
        from fairdesk.workflows.leads import discard as discards

        with run.stand() as stand:
            lead = discards.restore(stand, lead_id)
            run.answer(lead_values(lead), lambda: _("Restored: {lead}").format(lead=named(lead)))

    @command(app, "confirm", _("Say that what a visitor sent by phone is right."))
    def confirm(run: Run, lead_id: Id) -> None:
        """Confirm how a lead is reached."""
        from fairdesk.workflows.inbox.confirm import confirm as confirmed

        with run.stand() as stand:
            lead = confirmed(stand, lead_id)
            run.answer(lead_values(lead), lambda: _("Confirmed: {lead}").format(lead=named(lead)))
