"""What an export has written: how many, where, who was left out, and which texts had to be changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from fairdesk.domain.labels import field_label
from fairdesk.language.bidi.isolate import ltr
from fairdesk.language.messages import _, ngettext
from fairdesk.stand import Stand
from fairdesk.tui import when
from fairdesk.tui.screens.sheets.told import Told
from fairdesk.tui.widgets.cells import Cell
from fairdesk.tui.widgets.row_lines import Column, Row
from fairdesk.workflows.contacts.left_out import how_to_tell, reasons

if TYPE_CHECKING:
    from fairdesk.exports.report import Report

BEFORE: Final = 6
"""Characters at least that are shown before two texts differ, where there are so many."""

NAMED: Final = 3
"""Files that are named; of more, the first ones."""


def written(stand: Stand, report: Report) -> Told:
    """Say how many contacts were written, where, who was left out, and which texts had to be changed."""
    title = ngettext("{count} contact written", "{count} contacts written", report.leads).format(
        count=report.leads
    )
    rows = [
        Row(str(number), (Cell(field_label(one.field), "silver"), *_differing(one.was, one.written)))
        for number, one in enumerate(report.substitutions)
    ]
    columns = (Column(_("Field"), 12), Column(_("As typed")), Column(_("As written")))
    path = str(report.files[0]) if report.files else ""
    return Told("√ " + title, "\n".join(_lines(stand, report)), columns, rows, copies=path)


def _differing(was: str, written: str) -> tuple[Cell, Cell]:
    """Return the cells of a text as it was and as it is written, from a little before they differ."""
    same = next((at for at, (one, other) in enumerate(zip(was, written, strict=False)) if one != other), 0)
    start = was.rfind(" ", 0, max(0, same - BEFORE)) + 1
    shown = [text if start == 0 else f"…{text[start:]}" for text in (was, written)]
    return Cell(shown[0], "fg"), Cell(shown[1], "bright")


def _lines(stand: Stand, report: Report) -> Iterator[str]:
    for path in report.files[:NAMED]:
        yield ltr(str(path))
    more = len(report.files) - NAMED
    if more > 0:
        yield ngettext("and {count} more beside it", "and {count} more beside them", more).format(count=more)
    if older := report.older_said():
        yield older
    if report.rows > report.leads:
        yield ngettext("{count} row.", "{count} rows.", report.rows).format(count=report.rows)
    if report.since is not None:
        since = when.long(stand.local(report.since), stand.local(stand.now()))
        yield _("These are new or changed since {since}.").format(since=since)
    if report.left_out:
        yield _("Left out: {reasons}.").format(reasons=reasons(report.left_out_by))
        if hint := how_to_tell(report.left_out_by):
            yield _(hint)
    if report.substitutions:
        yield ""
        yield _("These texts were written otherwise, because other programs cannot read them as they were:")
        hidden = report.changed - len(report.substitutions)
        if hidden > 0:
            yield _("and {count} more").format(count=hidden)
