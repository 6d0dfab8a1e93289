"""`fairdesk doctor`: where things are and whether they are well."""

from __future__ import annotations

import sys

from fairdesk.cli import streams
from fairdesk.cli.declare import command, single
from fairdesk.cli.run import Run
from fairdesk.cli.said.table import pairs
from fairdesk.language.messages import _

app = single()

LINE = "سلام ۱۲۳ (QR-1023)"
"""Says hello; it has a number, brackets and Latin letters."""


@command(app, "doctor", _("Say where things are, which versions, and whether the data is well."))
def doctor(run: Run) -> None:
    """Examine this installation."""
    from fairdesk.tui.direction.terminal import advice, asked
    from fairdesk.workflows.trust.doctor import examine

    with run.stand() as stand:
        found = examine(stand)
    terminal = asked()
    found.append((_("terminal"), ". ".join(filter(None, (terminal.name or _("unknown"), advice(terminal))))))
    run.answer(
        {"checks": [{"id": name, "found": value} for name, value in found]},
        lambda: pairs(found, fit=run.to_terminal),
    )
    if not run.options.json and streams.is_terminal(sys.__stdout__):
        _draw(terminal.off, terminal.on)


def _draw(off: str, on: str) -> None:
    """Draw a line as the screens do, to be compared by eye with how it is read."""
    from fairdesk.cli.printed import printed
    from fairdesk.language.bidi.layout import visual

    said = printed(_("This must read from the right: greeting, number, code."))
    print(f"{said}\n\n  {off}{visual(LINE, 1)}{on}\n")
