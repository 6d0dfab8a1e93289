"""`fairdesk doctor`: where things are and whether they are well."""

from __future__ import annotations

from fairdesk.cli.declare import command, single
from fairdesk.cli.run import Run
from fairdesk.cli.said.table import pairs
from fairdesk.language.messages import _

app = single()


@command(app, "doctor", _("Say where things are, which versions, and whether the data is well."))
def doctor(run: Run) -> None:
    """Examine this installation."""
    from fairdesk.workflows.trust.doctor import examine

    with run.stand() as stand:
        found = examine(stand)
    run.answer({"checks": [{"id": name, "found": value} for name, value in found]}, lambda: pairs(found))
