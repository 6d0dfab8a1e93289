"""Two visitors at once, and more: set aside, swapped, saved in any order; nothing mixed, nothing lost."""

from __future__ import annotations

from textual.pilot import Pilot

from fairdesk.settings import Settings
from fairdesk.stand import Stand
from fairdesk.storage import drafts
from fairdesk.tui.app import FairdeskApp
from fairdesk.tui.screens.ask import Ask
from fairdesk.workflows.fair import fairs
from fairdesk.workflows.leads import browse
from tests.tui.conftest import Open, until


async def begin(app: FairdeskApp, pilot: Pilot[None], name: str, *rings: str) -> None:
    """Type a visitor's name and rings, each as SKU:level digit:quantity."""
    await until(pilot, lambda: not app.desk.form.inputs["name"].value)
    await pilot.press(*name)
    for ring in rings:
        sku, level, quantity = ring.split(":")
        await pilot.press("f7", *sku, "tab", level, *quantity, "enter")
    await until(
        pilot, lambda: [one.pick.sku for one in app.desk.forms.picks] == [r.split(":")[0] for r in rings]
    )


def held(app: FairdeskApp) -> tuple[str, list[tuple[str, str, str]]]:
    """Return the open form's name and rings."""
    picks = [(one.pick.sku, one.pick.level, one.pick.quantity) for one in app.desk.forms.picks]
    return app.desk.form.inputs["name"].value, picks


async def save(app: FairdeskApp, pilot: Pilot[None], stand: Stand, name: str) -> None:
    """Save the open form, which is that visitor's."""
    count = len(browse.recent(stand))
    await until(pilot, lambda: held(app)[0] == name)
    app.desk.form.inputs["email"].write(f"{name.split()[1].lower()}@sample.example")
    await pilot.press("f9")
    await until(pilot, lambda: len(browse.recent(stand)) == count + 1)


async def test_three_interleaved_visitors_are_kept_apart(open_app: Open, stand: Stand) -> None:
    record = {
        "Practice Ann": [("FZ-1023", "quote", 50)],
        "Practice Bob": [("AQ-2004", "liked", None), ("FZ-1031", "order", 7)],
        "Practice Cleo": [("DN-3002", "sample", 2)],
    }
    async with open_app() as (app, pilot):
        await begin(app, pilot, "Practice Ann", "FZ-1023:4:50")
        await pilot.press("ctrl+n")
        await begin(app, pilot, "Practice Bob", "AQ-2004:2:")
        await pilot.press("f18")
        await until(pilot, lambda: held(app) == ("Practice Ann", [("FZ-1023", "quote", "50")]))
        await pilot.press("ctrl+n")
        await begin(app, pilot, "Practice Cleo", "DN-3002:3:2")
        await pilot.press("shift+f6")
        await until(pilot, lambda: held(app)[0] == "Practice Bob")
        await pilot.press("f7", *"FZ-1031", "tab", "5", *"7", "enter")
        await until(pilot, lambda: len(app.desk.forms.picks) == 2)
        await save(app, pilot, stand, "Practice Bob")
        await pilot.press("ctrl+n")
        await save(app, pilot, stand, "Practice Ann")
        await pilot.press("ctrl+n")
        await save(app, pilot, stand, "Practice Cleo")
        assert app.desk.parked_line.titles == ()
    kept = {}
    for row in browse.recent(stand):
        lead = browse.show(stand, row.id)
        kept[lead.contact.name] = [(one.sku, one.level, one.quantity) for one in lead.interests]
        assert [reach.value for reach in lead.reaches] == [f"{row.name.split()[1].lower()}@sample.example"]
    assert kept == record
    assert drafts.load_all(stand.settings.drafts) == []


async def test_a_swap_brings_back_the_field_the_cursor_and_the_ring_line(open_app: Open) -> None:
    async with open_app() as (app, pilot):
        form = app.desk.form
        await pilot.press(*"Practice Ann", "pagedown", *"Gallerist", "left", "left")
        assert app.focused is form.inputs["title"]
        await pilot.press("ctrl+n")
        assert app.focused is form.inputs["name"]
        await pilot.press(*"Bob", "f7", *"AQ-2004", "tab", "5", *"12")
        assert app.focused is form.ring_line.quantity
        await pilot.press("f18")
        await until(pilot, lambda: app.focused is form.inputs["title"])
        assert (form.inputs["title"].value, form.inputs["title"].cursor_position) == ("Gallerist", 7)
        assert form.has_class("-page-2")
        await pilot.press("f18")
        await until(pilot, lambda: app.focused is form.ring_line.quantity)
        line = form.ring_line
        assert (line.query_field.value, line.level.level.value, line.quantity.value) == (
            "AQ-2004",
            "order",
            "12",
        )
        assert held(app) == ("Bob", [])


async def test_the_tenth_is_refused_and_nothing_changes(open_app: Open) -> None:
    async with open_app() as (app, pilot):
        for number in range(9):
            await pilot.press(*f"P{number}", "ctrl+n")
            await until(pilot, lambda: not app.desk.form.inputs["name"].value)
        await pilot.press(*"Tenth", "ctrl+n")
        await until(pilot, lambda: bool(app._notifications))
        assert "Nine" in next(iter(app._notifications)).title
        assert app.desk.form.inputs["name"].value == "Tenth"
        assert len(app.desk.forms.parked) == 9
        await pilot.press("f18")
        await until(pilot, lambda: app.desk.form.inputs["name"].value == "P0")
        assert [draft.typed["name"] for draft in app.desk.forms.parked][-1] == "Tenth"
        await pilot.press("ctrl+q")
        await until(pilot, lambda: isinstance(app.screen, Ask))
        assert isinstance(app.screen, Ask)
        assert "9" in app.screen._words[0]
        assert "T." in app.screen._words[1]


async def test_parked_forms_are_there_after_a_restart_in_their_order(
    open_app: Open, data: Settings, stand: Stand
) -> None:
    async with open_app() as (app, pilot):
        await pilot.press(*"Ann", "ctrl+n", *"Bob", "ctrl+n", *"Cleo", "tab", *"Open House")
        await until(pilot, lambda: len(drafts.load_all(data.drafts)) == 3)
        await until(pilot, lambda: any("company" in one.typed for one in drafts.load_all(data.drafts)))
    async with open_app() as (app, pilot):
        await until(pilot, lambda: app.desk.form.inputs["name"].value == "Cleo")
        assert [draft.typed["name"] for draft in app.desk.forms.parked] == ["Ann", "Bob"]
        assert [title.split()[0] for title in app.desk.parked_line.titles] == ["A.", "B."]
        await pilot.press("ctrl+n")
        await until(pilot, lambda: len(app.desk.forms.parked) == 3)


async def test_a_form_of_another_fair_is_not_saved_here(open_app: Open, stand: Stand) -> None:
    async with open_app() as (app, pilot):
        await pilot.press(*"Practice Ann")
        app.desk.form.inputs["email"].write("ann@sample.example")
        await pilot.press("ctrl+n")
        await until(pilot, lambda: len(app.desk.forms.parked) == 1)
        opened = app.opened
        assert opened is not None
        fairs.add(opened.stand, {"code": "OTHER", "name": "Other Fair", "time_zone": "Europe/Berlin"})
        fairs.use(opened.stand, "OTHER")
        await pilot.press("ctrl+n", "f9")
        await until(pilot, lambda: bool(app._notifications))
        assert "Practice Fair" in next(iter(app._notifications)).title
        assert app.desk.form.inputs["name"].value == "Practice Ann"
        fairs.use(opened.stand, "PRACTICE")
        await pilot.press("f9")
        await until(pilot, lambda: len(browse.recent(stand)) == 1)
