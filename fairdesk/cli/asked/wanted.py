"""What an export can be asked for, beside the filters of leads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from fairdesk.cli.declare import Fields
from fairdesk.language.messages import _

if TYPE_CHECKING:
    from fairdesk.workflows.contacts.leaving import Wanted

WANTED: Final = Fields(
    "wanted",
    {
        "marketing": ("--marketing", _("Only those who agreed to marketing mail."), bool),
        "since_last": (
            "--since-last",
            _("Only what is new or changed since the last export of this kind with the same filters."),
            bool,
        ),
    },
)
"""Who else is to be in a file, or not."""


def asked(values: Mapping[str, Any], note_language: str = "") -> Wanted:
    """Return what was asked for."""
    from fairdesk.workflows.contacts.leaving import Wanted

    return Wanted(
        marketing=bool(values.get("marketing")),
        since_last=bool(values.get("since_last")),
        note_language=note_language,
    )
