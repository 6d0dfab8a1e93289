"""`fairdesk lead`: register visitors, find them, change what is known of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from fairdesk.cli.asked.filters import FILTERS, narrowed
from fairdesk.cli.asked.lead import LEAD, VISIT, at_keyboard, fill, kept_while, moment
from fairdesk.cli.declare import command, noun, something
from fairdesk.cli.nouns.leads import anonymous, arrivals, aside, interest
from fairdesk.cli.run import Run
from fairdesk.cli.said.lead import ENDING, lead_page, lead_table, lead_values, named, said_time
from fairdesk.domain.draft import Draft
from fairdesk.domain.trade import Captured
from fairdesk.language.messages import _, ngettext

if TYPE_CHECKING:
    from fairdesk.models.rows import LeadDetail, LeadRow
    from fairdesk.stand import Stand
    from fairdesk.workflows.leads.register import Registered

SCREENFUL = 50
"""Leads listed to a terminal unless more are asked for."""

app = noun(_("Register visitors, find them, change what is known."))

Id = Annotated[str, typer.Argument(metavar="ID", help=_("The lead's id, or its last 6 digits or more."))]


@command(app, "add", _("Register a visitor."), LEAD)
def add(
    run: Run,
    fields: Mapping[str, Any],
    how: Annotated[
        Captured | None,
        typer.Option("--how", help=_("How they were registered; on paper when --paper-no is given.")),
    ] = None,
    captured_at: Annotated[
        str,
        typer.Option(
            "--captured-at", metavar="TIME", help=_("When, as 2027-02-26T14:30; now when not given.")
        ),
    ] = "",
    no_duplicate_check: Annotated[
        bool, typer.Option("--no-duplicate-check", help=_("Always keep a new lead, also of a known visitor."))
    ] = False,
) -> None:
    """Register a visitor."""
    from fairdesk.workflows.leads import browse, register

    with run.stand() as stand:
        draft = Draft()
        at = moment(stand, captured_at)
        with kept_while(stand, draft):
            fill(stand, draft, fields)
            at_keyboard(stand, fields)
            told = how or (Captured.PAPER if fields.get("paper_no", "").strip() else Captured.DESK)
            done = register.register(
                stand, draft, how=told.value, captured_at=at, check_duplicates=not no_duplicate_check
            )
        lead = browse.show(stand, done.lead_id)
        run.answer(lead_values(lead, done), lambda: _said(stand, lead, done))


@command(app, "list", _("List leads, newest first."), FILTERS)
def list_(
    run: Run,
    filters: Mapping[str, Any],
    limit: Annotated[
        int | None,
        typer.Option("--limit", min=0, help=_("At most so many; 0 for all, as to a file or a pipe.")),
    ] = None,
) -> None:
    """List leads."""
    from fairdesk.workflows.leads import browse

    most = limit if limit is not None else SCREENFUL if run.to_terminal and not run.options.json else 0
    with run.stand() as stand:
        narrow = narrowed(stand, filters)
        rows: list[LeadRow] = []
        cursor = None
        while True:
            page = browse.page(stand, narrow, cursor, min(most - len(rows) or 500, 500) if most else 500)
            rows += page.rows
            cursor = page.cursor
            if cursor is None or (most and len(rows) >= most):
                break
        if cursor is not None:
            run.note(_("There are more: --limit 0 lists all."))
        none = _("No lead yet.") if not filters else _("No lead matches.")
        run.answer({"leads": rows}, lambda: lead_table(stand, rows, fit=run.to_terminal) if rows else none)


@command(app, "show", _("Show all of one lead."))
def show(
    run: Run,
    lead_id: Id,
    pictures_to: Annotated[
        Path | None,
        typer.Option(
            "--pictures-to", metavar="FOLDER", help=_("Also write the pictures of their card there.")
        ),
    ] = None,
) -> None:
    """Show a lead."""
    from fairdesk.workflows.leads import browse, cards

    with run.stand() as stand:
        lead = browse.show(stand, lead_id)
        for path in cards.write_out(stand, lead, pictures_to) if pictures_to is not None else ():
            run.note(_("Written: {path}").format(path=path))
        run.answer(lead_values(lead), lambda: lead_page(stand, lead, fit=run.to_terminal))


@command(app, "attach", _("Keep a picture of their card or badge with a lead."))
def attach(
    run: Run,
    lead_id: Id,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_("The picture."))],
    kind: Annotated[Literal["card", "badge"], typer.Option("--kind", help=_("What it shows."))] = "card",
) -> None:
    """Attach a picture."""
    from fairdesk.workflows.leads import cards

    with run.stand() as stand:
        lead, fresh = cards.attach(stand, lead_id, file, kind)
        said = _("Kept with {lead}.") if fresh else _("This picture is with {lead} already.")
        run.answer(lead_values(lead), lambda: said.format(lead=named(lead)))


@command(app, "edit", _("Change what is known of a lead; an empty value takes one away."), LEAD)
def edit(run: Run, lead_id: Id, fields: Mapping[str, Any]) -> None:
    """Change a lead."""
    from fairdesk.workflows.leads import browse
    from fairdesk.workflows.leads import edit as edits

    something(fields)
    with run.stand() as stand:
        draft = edits.draft_of(stand, lead_id)
        with kept_while(stand, draft):
            fill(stand, draft, fields)
            at_keyboard(stand, fields)
            done = edits.save(stand, draft)
        lead = browse.show(stand, done.lead_id)
        run.answer(lead_values(lead), lambda: _("Changed: {lead}").format(lead=named(lead)))


@command(app, "visit", _("Add another visit to a lead; what is known stays."), VISIT)
def visit(run: Run, lead_id: Id, fields: Mapping[str, Any]) -> None:
    """Add a visit."""
    from fairdesk.workflows.leads import browse
    from fairdesk.workflows.leads import visit as visits

    with run.stand() as stand:
        known = browse.show(stand, lead_id)
        draft = Draft(visit_of=known.id)
        draft.typed["language"] = known.contact.language
        with kept_while(stand, draft):
            fill(stand, draft, fields)
            at_keyboard(stand, fields)
            done = visits.add_visit(stand, known.id, draft)
        lead = browse.show(stand, done.lead_id)
        run.answer(lead_values(lead, done), lambda: _said(stand, lead, done))


interest.declare(app)
anonymous.declare(app)
aside.declare(app)
arrivals.declare(app)


@command(app, "undo", _("Take back the last save, visit, change or discard of this laptop."))
def undo(run: Run) -> None:
    """Take back what was done last."""
    from fairdesk.workflows.leads.undo import undo_last

    with run.stand() as stand:
        sentence = undo_last(stand)
    run.answer(
        {"undone": sentence is not None, "what": sentence or ""},
        lambda: sentence or _("There is nothing left to take back."),
    )


@command(app, "redo", _("Bring back what was taken back last on this laptop."))
def redo(run: Run) -> None:
    """Bring back what undo took."""
    from fairdesk.workflows.leads.undo import redo_last

    with run.stand() as stand:
        sentence = redo_last(stand)
    run.answer(
        {"redone": sentence is not None, "what": sentence or ""},
        lambda: sentence or _("Nothing was taken back since."),
    )


def _said(stand: Stand, lead: LeadDetail, done: Registered) -> str:
    """Say how a visitor was kept: saved, or known with the first visit; and who else it may be."""
    if done.status == "known" and done.first_visit_at is not None:
        said = _("Known since {first}: visit {number} of {lead}").format(
            first=said_time(stand, done.first_visit_at), number=done.visits, lead=named(lead)
        )
    else:
        said = _("Saved: {lead}").format(lead=named(lead))
    if done.rings:
        said += ", " + ngettext("{count} ring", "{count} rings", done.rings).format(count=done.rings)
    if done.duplicates:
        endings = ", ".join(one[-ENDING:] for one in done.duplicates)
        said += "\n" + _("Perhaps the same visitor: {endings}").format(endings=endings)
    return said
