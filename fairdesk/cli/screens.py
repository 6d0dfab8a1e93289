"""Opens the screens, where there is a terminal to draw them on."""

from __future__ import annotations

import os
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
    from fairdesk.language.messages import is_right
    from fairdesk.tui.app import FairdeskApp
    from fairdesk.tui.direction.terminal import asked, of_environment, own_direction

    if settings.bidi == "terminal":
        FairdeskApp(settings).run()
        return
    is_probed = settings.bidi == "auto" and is_right()
    terminal = asked() if is_probed else of_environment(os.environ)
    with own_direction(terminal, _write):
        FairdeskApp(settings, typed=terminal.typed.decode("utf-8", "ignore")).run()


def _write(sequence: str) -> None:
    if sys.__stderr__ is not None:
        sys.__stderr__.write(sequence)
        sys.__stderr__.flush()
