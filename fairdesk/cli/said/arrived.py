"""What an import answers: how many contacts became what, and which somebody should look at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from fairdesk.cli.hints import todo
from fairdesk.cli.said.lead import ENDING
from fairdesk.language.messages import _, comma_list, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fairdesk.workflows.contacts.arrived import Arrived

SHOWN = 20
"""Doubts that a terminal shows."""


def arrived_values(done: Arrived) -> dict[str, Any]:
    """Return an import's answer as JSON has it: `doubts` are objects of place, name, why, todo and leads."""
    return {
        "kind": done.kind,
        "contacts": done.contacts,
        "new": done.new,
        "filled": done.filled,
        "unchanged": done.unchanged,
        "refused": done.refused,
        "doubtful": done.doubtful,
        "dry_run": done.dry_run,
        "doubts": [
            {
                "place": one.place,
                "name": one.name,
                "why": one.why.what,
                "todo": todo(one.why),
                "leads": list(one.leads),
            }
            for one in done.doubts
        ],
    }


def arrived_said(done: Arrived, path: Path, *, to_terminal: bool) -> str:
    """Say what became of the contacts of a file, then each doubt, a line each."""
    return "\n".join(_lines(done, path, SHOWN if to_terminal else len(done.doubts)))


def _lines(done: Arrived, path: Path, most: int) -> Iterator[str]:
    from fairdesk.workflows.contacts.arrived import doubts_said

    said = ngettext("{file}: {count} contact", "{file}: {count} contacts", done.contacts)
    figures = _("{new} new, {filled} filled in, {unchanged} unchanged, {refused} refused").format(
        new=done.new, filled=done.filled, unchanged=done.unchanged, refused=done.refused
    )
    contacts = said.format(file=path.name, count=done.contacts)
    yield _("{contacts}; {figures}.").format(contacts=contacts, figures=figures)
    if done.dry_run:
        yield _("This was a trial: nothing is kept.")
    if done.doubts:
        yield ""
        yield _("To be looked at:")
    for one, line, hint in doubts_said(done.doubts[:most], todo):
        leads = comma_list(lead[-ENDING:] for lead in one.leads)
        yield line + (f" ({leads})" if leads else "") + hint
    more = done.doubtful - len(done.doubts[:most])
    if more > 0:
        yield _("and {count} more; --json lists all").format(count=more)
