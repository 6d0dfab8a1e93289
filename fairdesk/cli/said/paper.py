"""Says what was printed and where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fairdesk.language.messages import _, comma_list
from fairdesk.workflows.paper.told import amount

if TYPE_CHECKING:
    from fairdesk.workflows.paper.deliver import Printed


def values_of(printed: Printed) -> dict[str, Any]:
    """Return what was printed as JSON values."""
    return {
        "files": [str(path) for path in printed.files],
        "pages": printed.pages,
        "codes": printed.codes,
        "links": printed.links,
        "missing_letters": printed.missing,
        "left_out": printed.left_out,
        "without_text": tuple(dict.fromkeys(printed.unspoken + printed.second_unspoken)),
        "without_picture": printed.unseen,
    }


def said(printed: Printed, printer: str) -> str:
    """Say what was printed and where it is, a line each."""
    lines = [amount(printed)]
    if printed.files:
        shown = [str(path) for path in printed.files[:3]]
        more = len(printed.files) - len(shown)
        lines.append(_("Written: {path}").format(path=comma_list(shown)))
        if more:
            lines.append(_("and {count} more").format(count=more))
    if printer:
        lines.append(_("Sent to {printer}").format(printer=printer))
    return "\n".join(lines)
