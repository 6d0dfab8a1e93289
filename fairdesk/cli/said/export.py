"""What an export answers beside what it wrote: who was left out, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fairdesk.language.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fairdesk.exports.vcard_files import Report


def kept_back(report: Report) -> dict[str, Any]:
    """Return who was left out, as JSON has it: how many by reason, empty when there was nobody."""
    return {"left_out": dict(report.left_out)}


def kept_back_said(report: Report) -> Iterator[str]:
    """Say who was left out, and why."""
    from fairdesk.workflows.contacts.leaving import reasons

    if report.left_out:
        yield _("Left out: {reasons}.").format(reasons=reasons(report.left_out))
