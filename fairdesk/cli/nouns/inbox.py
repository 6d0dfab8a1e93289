"""`fairdesk inbox`: what visitors left by phone, until staff take it in or set it aside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from fairdesk.cli.declare import command, noun
from fairdesk.cli.run import Run
from fairdesk.cli.said.lead import ENDING, said_time
from fairdesk.cli.said.table import table
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_, _, comma_list, ngettext

if TYPE_CHECKING:
    from fairdesk.stand import Stand
    from fairdesk.workflows.inbox.look import Sent

app = noun(_("What visitors left by phone: list it, take it in, set it aside."))

Ids = Annotated[
    list[str] | None,
    typer.Argument(metavar="ID...", help=_("Ids of what waits, or their last 6 digits or more.")),
]
All = Annotated[bool, typer.Option("--all", help=_("Everything that waits."))]


@command(app, "list", _("List what waits, the oldest first."))
def list_(run: Run) -> None:
    """List the inbox."""
    from fairdesk.workflows.inbox import look
    from fairdesk.workflows.leads import inbox

    with run.stand() as stand:
        waiting = look.listed(stand)
        heads = [_("id"), _("sent"), _("name"), _("company"), _("reach"), _("rings")]
        lines = [
            [
                sent.row.id[-ENDING:],
                said_time(stand, sent.row.at),
                sent.row.typed.get("name", ""),
                sent.row.typed.get("company", ""),
                sent.reach,
                comma_list(ring.said for ring in sent.rings),
            ]
            for sent in waiting
        ]
        others = inbox.elsewhere(stand)
    none = _("Nothing waits in the inbox.")
    values = {"inbox": [_values(sent) for sent in waiting]}
    run.answer(values, lambda: table(heads, lines, fit=run.to_terminal) if lines else none)
    for fair, count in others.items():
        said = ngettext("{count} waits at {fair}.", "{count} wait at {fair}.", count)
        run.note(said.format(count=count, fair=fair))


@command(app, "accept", _("Take in what visitors left: each becomes a lead, or a visit of a known one."))
def accept(
    run: Run,
    ids: Ids = None,
    everything: All = False,
    lead: Annotated[
        str, typer.Option("--lead", metavar="ID", help=_("The lead that it belongs to, as another visit."))
    ] = "",
) -> None:
    """Take in what waits."""
    from fairdesk.workflows.inbox import accept as accepting

    with run.stand() as stand:
        rows = _wanted(stand, ids, everything)
        if lead and len(rows) != 1:
            raise Refusal(N_("One sending belongs to one lead: name one id with --lead."), field="lead")
        done, left = accepting.accept_all(stand, rows, lead)
    known = sum(one.status == "known" for one in done)
    alike = sum(bool(one.duplicates) for one in done)
    lines = [] if done else [_("Nothing was taken in.")]
    lines += (
        [ngettext("{count} taken in.", "{count} taken in.", len(done)).format(count=len(done))]
        if done
        else []
    )
    if known:
        lines.append(ngettext("{count} was known.", "{count} were known.", known).format(count=known))
    if alike:
        said = ngettext("{count} looks like another lead.", "{count} look like other leads.", alike)
        lines.append(said.format(count=alike))
    values = {
        "accepted": [
            {"lead_id": one.lead_id, "status": one.status, "duplicates": list(one.duplicates)} for one in done
        ],
        "left": [{"id": one.id, "why": one.why} for one in left],
    }
    run.answer(values, lambda: " ".join(lines))
    for one in left:
        run.note(_("{id} waits on: {why}").format(id=one.id[-ENDING:], why=one.why))
    if left:
        raise typer.Exit(1)


@command(app, "discard", _("Set aside what visitors left: nobody answers it."))
def discard(run: Run, ids: Ids = None, everything: All = False) -> None:
    """Set aside what waits."""
    from fairdesk.workflows.leads import inbox

    with run.stand() as stand:
        rows = _wanted(stand, ids, everything)
        inbox.discard(stand, *rows)
    said = ngettext("{count} set aside.", "{count} set aside.", len(rows)).format(count=len(rows))
    run.answer({"discarded": rows}, lambda: said)


def _wanted(stand: Stand, ids: list[str] | None, everything: bool) -> list[str]:
    """Return the ids meant. Raises `Refusal` when none is named, or both some and all."""
    from fairdesk.workflows.inbox import look
    from fairdesk.workflows.leads import inbox

    if bool(ids) == everything:
        raise Refusal(
            N_("Name what is meant: ids, or --all."), hint=N_("List what waits: fairdesk inbox list")
        )
    if everything:
        return list(inbox.waiting(stand))
    return list(dict.fromkeys(look.one(stand, one) for one in ids or ()))


def _values(sent: Sent) -> dict[str, Any]:
    row = sent.row
    return {
        "id": row.id,
        "at": row.at,
        **row.typed,
        "language": row.language,
        "rings": [{"sku": ring.sku, **ring.pick.as_json()} for ring in sent.rings],
        "consents": dict(row.consents),
        "wording": row.wording,
    }
