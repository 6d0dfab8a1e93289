"""Opens the screens, where there is a terminal to draw them on."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from fairdesk.cli import streams
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_

if TYPE_CHECKING:
    from fairdesk.settings import Settings


def can_open() -> bool:
    """Say whether there is a terminal: keys come from standard input, drawing goes to standard error."""
    return streams.is_terminal(sys.__stdin__) and streams.is_terminal(sys.__stderr__)


def open_screens(settings: Settings) -> None:
    """Open the screens on the data of `settings` until the person leaves.

    Raises `Refusal` when there is no terminal to draw on.
    """
    if not can_open():
        raise Refusal(
            N_("There is no terminal to open the screens on."),
            hint=N_("Give a command instead: fairdesk --help names them."),
        )
    from fairdesk.tui.app import FairdeskApp

    FairdeskApp(settings).run()
