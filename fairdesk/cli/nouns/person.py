"""`fairdesk person`: what is kept of one person, what left to whom, and what they take back."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from fairdesk.cli.declare import command, noun
from fairdesk.cli.run import Run
from fairdesk.cli.said.person import given_values, person_page, person_values, to_tell, whose
from fairdesk.domain.labels import purpose_label
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import Purpose
from fairdesk.language.messages import N_, _, comma_list, ngettext

app = noun(_("What is kept of one person, what left to whom, and what they take back."))

Who = Annotated[
    str, typer.Argument(metavar="PERSON", help=_("An e-mail, a phone, or the end of an id (6 or more)."))
]
All = Annotated[bool, typer.Option("--all", help=_("All who are known by it, when there is more than one."))]


@command(app, "show", _("Show all that is kept of a person, and what left of them to whom and when."))
def show(run: Run, person: Who) -> None:
    """Show persons."""
    from fairdesk.workflows.contacts import person as persons

    with run.stand() as stand:
        found = [persons.person(stand, one) for one in persons.found(stand, person)]
        pages = [person_page(stand, one, fit=run.to_terminal) for one in found]
    run.answer({"persons": [person_values(one) for one in found]}, lambda: "\n\n".join(pages))


@command(app, "withdraw", _("Record that a person takes consent back, and say whom to tell."))
def withdraw(
    run: Run,
    person: Who,
    purpose: Annotated[
        Purpose | None, typer.Option("--purpose", help=_("Which one; both when not given."))
    ] = None,
    everybody: All = False,
) -> None:
    """Withdraw consents."""
    from fairdesk.workflows.contacts import person as persons

    purposes = (purpose,) if purpose else tuple(Purpose)
    values: list[dict[str, Any]] = []
    lines: list[str] = []
    with run.stand() as stand:
        ids = persons.found(stand, person) if everybody else (persons.the_one(stand, person),)
        for one in ids:
            done = persons.withdraw(stand, one, purposes)
            who = persons.person(stand, one)
            values.append({"contact_id": one, "withdrawn": list(done), "tell": given_values(who.given)})
            said = comma_list(purpose_label(each) for each in done)
            lines.append(
                _("Withdrawn: {purposes}: {name}.").format(purposes=said, name=whose(who))
                if done
                else _("Withdrawn before, nothing was changed: {name}.").format(name=whose(who))
            )
            lines += to_tell(stand, who.given)
    run.answer({"persons": values}, lambda: "\n".join(lines))


@command(app, "told", _("Note that you told persons that makers get what concerns their own rings."))
def told(
    run: Run,
    persons: Annotated[
        list[str] | None,
        typer.Argument(metavar="PERSON", help=_("E-mails, phones, or ends of ids (6 or more).")),
    ] = None,
    everybody: All = False,
) -> None:
    """Note who was told."""
    from fairdesk.workflows.contacts import person as lookup

    if not persons:
        raise Refusal(N_("Nobody was named."), hint=N_("Name those whom you told: e-mails, phones or ids."))
    with run.stand() as stand:
        ids: dict[str, None] = {}
        for one in persons:
            many = lookup.found(stand, one) if everybody else (lookup.the_one(stand, one),)
            ids |= dict.fromkeys(many)
        lookup.note_told(stand, list(ids))
    said = ngettext(
        "Noted: {count} person was told. Exports for makers take them from now on.",
        "Noted: {count} persons were told. Exports for makers take them from now on.",
        len(ids),
    )
    run.answer({"contacts": list(ids)}, lambda: said.format(count=len(ids)))
