"""What an export answers beside what it wrote: since when it counts, who was left out, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from fairdesk.cli.said.lead import said_time
from fairdesk.domain.clean import short
from fairdesk.domain.labels import field_label
from fairdesk.language.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from fairdesk.exports.guards import Substitution
    from fairdesk.exports.report import Report
    from fairdesk.stand import Stand

SHOWN: Final = 10
"""Changed values that are named one by one."""


def around(report: Report) -> dict[str, Any]:
    """Return what goes with an export as JSON has it.

    `since` (ISO 8601, UTC) is where an export of news starts, null when it takes all; `left_out` counts by
    reason those who were kept back, `left_out_by` lists them by country and its rule of marketing mail.
    """
    from fairdesk.workflows.contacts.left_out import by_rule

    since = report.since.isoformat() if report.since else None
    return {"since": since, "left_out": dict(report.left_out), "left_out_by": by_rule(report.left_out_by)}


def around_said(stand: Stand, report: Report, wanted: Mapping[str, Any], written: str) -> str:
    """Say what was written, since when it counts, and who was left out and why."""
    return "\n".join(_lines(stand, report, wanted, written))


def _lines(stand: Stand, report: Report, wanted: Mapping[str, Any], written: str) -> Iterator[str]:
    if report.since and not report.files:
        since = said_time(stand, report.since)
        yield _("Nothing new since {since}. No file was written.").format(since=since)
        yield from _left_out(report)
    else:
        yield written
        yield from since_said(stand, report, wanted)
        if older := report.older_said():
            yield older


def since_said(stand: Stand, report: Report, wanted: Mapping[str, Any]) -> Iterator[str]:
    """Say since when an export counts, and who was left out and why."""
    if report.since:
        yield _("These are new or changed since {since}.").format(since=said_time(stand, report.since))
    elif wanted.get("since_last"):
        yield _("This is the first such export with these filters: all are in it.")
    yield from _left_out(report)


def _left_out(report: Report) -> Iterator[str]:
    from fairdesk.workflows.contacts.left_out import how_to_tell, reasons

    if report.left_out:
        yield _("Left out: {reasons}.").format(reasons=reasons(report.left_out_by))
        if report.left_out.keys() & {"no_marketing", "marketing_withdrawn"}:
            yield _("Laws are named to look them up; fairdesk asks for consent everywhere.")
        if hint := how_to_tell(report.left_out_by):
            yield _(hint)


def changed_said(substitutions: Sequence[Substitution], count: int) -> list[str]:
    """Say what had to be written differently, the first of `count` one by one."""
    lines = [
        _("Written differently: {field}: “{was}” as “{written}”").format(
            field=field_label(one.field), was=short(one.was, 80), written=short(one.written, 80)
        )
        for one in substitutions[:SHOWN]
    ]
    if count > len(lines):
        lines.append(_("and {count} more").format(count=count - len(lines)))
    return lines
