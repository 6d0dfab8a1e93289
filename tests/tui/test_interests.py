"""The rings of a kept lead on their own screen, the reason at the Desk, and the list of samples out."""

from __future__ import annotations

from textual.pilot import Pilot

from fairdesk.domain.draft import Draft, Pick
from fairdesk.domain.ids import natural_id, new_id
from fairdesk.models.rows import InterestRow
from fairdesk.stand import Stand
from fairdesk.tui.app import FairdeskApp
from fairdesk.tui.screens.interests.out import SamplesOut
from fairdesk.tui.screens.interests.ring_sheet import RingSheet
from fairdesk.tui.screens.interests.rings import LeadRings
from fairdesk.tui.screens.interests.sample_sheet import SampleSheet
from fairdesk.tui.screens.interests.value_sheet import ValueSheet
from fairdesk.tui.screens.sheets.pick import Pick as PickScreen
from fairdesk.workflows.leads import browse, samples
from fairdesk.workflows.leads.register import register
from tests.tui.conftest import Open, until
from tests.tui.people import ANNA


def made(stand: Stand) -> str:
    """Register a visitor with a ring, and one in words."""
    ring = natural_id("ring", "PM", "FZ-1023")
    picks = [Pick(new_id(), ring, "FZ-1023"), Pick(new_id(), words="blue one")]
    return register(stand, Draft(typed=dict(ANNA), picks=picks)).lead_id


def ring(stand: Stand, lead_id: str, sku: str) -> InterestRow:
    """Return a lead's interest in a ring."""
    return next(one for one in browse.show(stand, lead_id).interests if one.sku == sku)


async def rings_of(app: FairdeskApp, pilot: Pilot[None]) -> LeadRings:
    """Open the rings of the lead under the cursor."""
    await pilot.press("f3")
    await until(pilot, lambda: getattr(app.place, "lead", None) is not None)
    await pilot.press("i")
    await until(pilot, lambda: isinstance(app.screen, LeadRings))
    assert isinstance(app.screen, LeadRings)
    return app.screen


async def test_level_reason_quantity_and_link_are_kept_one_by_one(open_app: Open, stand: Stand) -> None:
    lead = made(stand)
    async with open_app() as (app, pilot):
        screen = await rings_of(app, pilot)
        await pilot.press("۴")
        await until(pilot, lambda: ring(stand, lead, "FZ-1023").level == "quote")
        await pilot.press("r")
        await until(pilot, lambda: isinstance(app.screen, PickScreen))
        await pilot.press("1")
        await until(pilot, lambda: ring(stand, lead, "FZ-1023").reason == "price")
        await until(pilot, lambda: app.screen is screen)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ValueSheet))
        await pilot.press(*"many", "enter")
        await until(pilot, lambda: bool(str(app.screen._fault.text)))  # type: ignore[attr-defined]
        await pilot.press(*["backspace"] * 4, *"30", "enter")
        await until(pilot, lambda: ring(stand, lead, "FZ-1023").quantity == 30)
        await until(pilot, lambda: app.screen is screen)
        await pilot.press("down", "l")
        await until(pilot, lambda: isinstance(app.screen, RingSheet))
        await pilot.press(*"2004")
        await until(pilot, lambda: isinstance(app.screen, RingSheet) and app.screen._hits_for == "2004")
        await pilot.press("enter")
        await until(pilot, lambda: len([one for one in browse.show(stand, lead).interests if one.sku]) == 2)
        assert ring(stand, lead, "AQ-2004").words == "blue one"
        await pilot.press("escape", "ctrl+z")
        await until(pilot, lambda: len([one for one in browse.show(stand, lead).interests if one.sku]) == 1)


async def test_a_sample_is_lent_and_comes_back_over_the_list(open_app: Open, stand: Stand) -> None:
    made(stand)
    async with open_app((120, 40)) as (app, pilot):
        screen = await rings_of(app, pilot)
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, SampleSheet))
        await pilot.press("3", *"2", "enter", *"45 EUR", "enter", *"2026-01-05", "enter")
        await until(pilot, lambda: len(samples.listed(stand)) == 1)
        await until(pilot, lambda: app.screen is screen)
        await pilot.press("escape")
        out = SamplesOut(app.opened.stand)  # type: ignore[union-attr]
        app.push_screen(out)
        await until(pilot, lambda: bool(out.list.rows))
        (row,) = out.list.rows
        assert [cell.text for cell in row.cells][:5] == [
            "▲",
            ANNA["name"],
            "FZ-1023 Practice Sky",
            "lent",
            "2",
        ]
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, SampleSheet))
        await pilot.press("f9")
        await until(pilot, lambda: samples.listed(stand) == ())
        await until(pilot, lambda: not out.list.rows)


async def test_a_reason_is_given_at_the_desk(open_app: Open, stand: Stand) -> None:
    async with open_app() as (app, pilot):
        await pilot.press(*"Practice Bo")
        app.desk.form.inputs["email"].write("bo@sample.example")
        await pilot.press("f7", *"FZ-1023", "enter", "down", "r")
        await until(pilot, lambda: isinstance(app.screen, PickScreen))
        await pilot.press("4", "f9")
        await until(pilot, lambda: len(browse.recent(stand)) == 1)
        assert ring(stand, browse.recent(stand)[0].id, "FZ-1023").reason == "style"
