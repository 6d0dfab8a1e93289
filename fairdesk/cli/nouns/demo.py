"""`fairdesk demo`: everything to try on a throw-away practice fair with made leads."""

from __future__ import annotations

import tempfile
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from fairdesk.assets_dir import assets_dir
from fairdesk.cli.asked.lead import fill
from fairdesk.cli.declare import command, single
from fairdesk.cli.run import Run
from fairdesk.cli.screens import can_open, open_screens
from fairdesk.domain.draft import Draft
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_, _, use_language

if TYPE_CHECKING:
    from fairdesk.settings import Settings
    from fairdesk.stand import Stand

NOT_FIELDS: Final = frozenset({"hours_ago", "how", "rings"})

app = single()


@command(
    app, "demo", _("Try everything on a practice fair with made leads; it is thrown away when you leave.")
)
def demo(
    run: Run,
    folder: Annotated[
        Path | None, typer.Option("--dir", metavar="DIR", help=_("Keep the practice fair in this folder."))
    ] = None,
) -> None:
    """Make a practice fair and open the screens on it."""
    if folder is not None:
        _practise(run, folder)
        return
    if run.options.json or not can_open():
        raise Refusal(
            N_("There is no terminal to open the screens on."),
            hint=N_("Name a folder to make the practice fair in: fairdesk demo --dir DIR"),
        )
    with tempfile.TemporaryDirectory(prefix="fairdesk-demo-", ignore_cleanup_errors=True) as made:
        _practise(run, Path(made))


def _practise(run: Run, folder: Path) -> None:
    """Make the practice fair in `folder` unless it is there, and open the screens on it."""
    run.note(_("Making the practice fair ..."))
    settings, leads = make(_own_settings(run, folder))
    if can_open() and not run.options.json:
        open_screens(settings)
        return
    said = _("Practice fair with {count} made leads: {folder}. Open it: fairdesk --data {folder}")
    run.answer(
        {"data": str(settings.data), "leads": leads}, lambda: said.format(count=leads, folder=settings.data)
    )


def make(settings: Settings) -> tuple[Settings, int]:
    """Load the sample and register the made visitors; return the settings and how many leads.

    A folder that has leads already is left as it is. Raises `Refusal` when it holds a real fair.
    """
    from fairdesk.models.rows import LeadFilter
    from fairdesk.stand import open_stand
    from fairdesk.workflows.fair import sample, staff
    from fairdesk.workflows.leads import browse

    use_language(settings.language)
    stand = open_stand(settings)
    try:
        sample.load(stand)
        people = staff.names(stand)
        if not browse.counts(stand, LeadFilter())["all"]:
            for number, visitor in enumerate(_visitors()):
                stand.staff = people[number % len(people)]
                _register(stand, visitor)
        staff.use(stand, people[0].name)
        return stand.settings, browse.counts(stand, LeadFilter())["all"]
    finally:
        stand.close()


def _own_settings(run: Run, folder: Path) -> Settings:
    """Return this laptop's settings for a folder of its own: never another database, fair or staff."""
    from fairdesk.settings import whole_path

    own = run.options.settings()
    return replace(own, data=whole_path(folder), database="", staff="", fair="", broken="")


def _visitors() -> list[dict[str, Any]]:
    """Return the made visitors, the earliest first."""
    text = (assets_dir() / "sample" / "visitors.toml").read_text("utf-8")
    visitors: list[dict[str, Any]] = tomllib.loads(text)["visitor"]
    return sorted(visitors, key=lambda visitor: -float(visitor["hours_ago"]))


def _register(stand: Stand, visitor: Mapping[str, Any]) -> None:
    """Register one made visitor as the Desk would."""
    from fairdesk.workflows.leads.register import register

    draft = Draft()
    fields = {name: value for name, value in visitor.items() if name not in NOT_FIELDS}
    fill(stand, draft, {**fields, "ring": visitor.get("rings", [])})
    at = stand.now() - timedelta(hours=float(visitor["hours_ago"]))
    register(stand, draft, how=visitor.get("how", "desk"), captured_at=at)
