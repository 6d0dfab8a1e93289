"""A day as an option names it."""

from __future__ import annotations

from datetime import date

import typer

from fairdesk.language.dates import day_written
from fairdesk.language.messages import _


def day_of(text: str, flag: str) -> date | None:
    """Return the day that `flag` names, as `day_written` reads it; None for an empty text.

    Raises `typer.BadParameter` for anything else.
    """
    if not text.strip():
        return None
    try:
        return day_written(text)
    except ValueError:
        raise typer.BadParameter(
            _("'{value}' is not a day, as 2027-02-26.").format(value=text), param_hint=flag
        ) from None
