"""What came by phone says that it is not confirmed, until y is pressed in Leads or on the full lead."""

from __future__ import annotations

from textual.pilot import Pilot

from fairdesk.stand import Stand
from fairdesk.tui.app import FairdeskApp
from fairdesk.tui.screens.leads.full import LeadScreen
from fairdesk.tui.widgets.rows import Rows
from fairdesk.workflows.inbox import accept
from fairdesk.workflows.inbox.confirm import unconfirmed
from fairdesk.workflows.leads import browse
from tests.tui.conftest import Open, until
from tests.tui.people import ANNA, keep, send


def shown(app: FairdeskApp) -> str:
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


def offered(app: FairdeskApp) -> bool:
    """Whether the hints of Leads name the key."""
    return ("y", "confirm") in [(hint.key, hint.word) for hint in app.work.hint_line.hints]


async def leads(app: FairdeskApp, pilot: Pilot[None], words: str) -> None:
    await pilot.press("f3")
    await until(pilot, lambda: "leads" in app.work.places and app.work.query_one("#leads-list", Rows).rows)
    await until(pilot, lambda: words in shown(app))


async def test_y_confirms_the_lead_under_the_cursor_and_ctrl_z_takes_it_back(
    open_app: Open, stand: Stand
) -> None:
    lead = accept.accept(stand, send(stand)).lead_id
    async with open_app() as (app, pilot):
        await leads(app, pilot, "not confirmed")
        assert offered(app)
        await pilot.press("y")
        await until(pilot, lambda: not unconfirmed(browse.show(stand, lead)))
        await until(pilot, lambda: "Confirmed" in shown(app) and "not confirmed" not in shown(app))
        await pilot.press("y")
        await pilot.pause(0.2)
        assert not offered(app)
        await pilot.press("ctrl+z")
        await until(pilot, lambda: unconfirmed(browse.show(stand, lead)))
        await until(pilot, lambda: "not confirmed any more" in shown(app))
        assert [row.id for row in browse.recent(stand)] == [lead], "only the confirmation was taken back"


async def test_y_confirms_on_the_full_lead(open_app: Open, stand: Stand) -> None:
    lead = accept.accept(stand, send(stand)).lead_id
    async with open_app() as (app, pilot):
        await leads(app, pilot, "not confirmed")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, LeadScreen) and "not confirmed" in shown(app))
        assert "y confirm" in shown(app)
        await pilot.press("y")
        await until(pilot, lambda: "not confirmed" not in shown(app))
        assert not unconfirmed(browse.show(stand, lead))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.work and "not confirmed" not in shown(app))


async def test_what_staff_heard_has_nothing_to_confirm(open_app: Open, stand: Stand) -> None:
    keep(stand, ANNA)
    async with open_app() as (app, pilot):
        await leads(app, pilot, ANNA["email"])
        assert not offered(app)
        assert "not confirmed" not in shown(app)
        await pilot.press("y")
        await pilot.pause(0.2)
        assert "Confirmed" not in shown(app)
