"""Starts fairdesk: straight to the screens when no command is given, else the command line."""

from __future__ import annotations

from collections.abc import Sequence

from fairdesk.cli import streams
from fairdesk.cli.faults import DONE, guarded
from fairdesk.cli.options import glance
from fairdesk.cli.screens import open_screens
from fairdesk.language.messages import use_language
from fairdesk.tui.direction.mode import send_logical


def run(arguments: Sequence[str]) -> int:
    """Do what `arguments` (without the program's name) ask for and return the exit code."""
    streams.speak_utf8()
    options, alone = glance(arguments)

    def work() -> int:
        use_language(options.lang or "en")
        settings = options.settings()
        use_language(settings.language)
        send_logical(settings.bidi == "terminal")
        if alone and not options.json:
            open_screens(settings)
            return DONE
        from fairdesk.cli.main import run_command

        return run_command(arguments)

    return guarded(work, options)
