"""Three buyers of one company: each keeps what the company shares, and nothing that is another one's own."""

from __future__ import annotations

from textual.pilot import Pilot

from fairdesk.models.rows import LeadDetail
from fairdesk.stand import Stand
from fairdesk.tui.app import FairdeskApp
from fairdesk.tui.widgets.detail import Detail
from fairdesk.workflows.leads import browse
from tests.tui.conftest import Open, until
from tests.tui.people import ANNA, JONAS, keep


def newest(stand: Stand) -> LeadDetail:
    """Return the lead saved last, whole."""
    return browse.show(stand, browse.recent(stand)[0].id)


async def say(app: FairdeskApp, pilot: Pilot[None], name: str, email: str, key: str) -> None:
    """Type a colleague's own fields, and a key that saves."""
    await pilot.press(*name)
    app.desk.form.inputs["email"].write(email)
    await pilot.press(key)


async def test_a_chain_of_three_colleagues(open_app: Open, stand: Stand) -> None:
    async with open_app() as (app, pilot):
        inputs = app.desk.form.inputs
        await pilot.press(*"Practice Anna", "enter", *"Sample House", "enter", "s", "enter")
        await pilot.press("f7", *"FZ-1023", "tab", "4", *"50", "enter")
        inputs["website"].write("sample.example")
        inputs["address"].write("Sample Road 1")
        app.desk.form.ticks["contact"].action_tick()
        app.desk.form.go_to(inputs["name"])
        await say(app, pilot, "", "anna@sample.example", "ctrl+y")
        await until(pilot, lambda: app.desk.parked_line.editing.startswith("A colleague of"))
        first = newest(stand)
        assert (inputs["company"].value, inputs["country"].value) == ("Sample House", "Sweden")
        assert [inputs[name].value for name in ("name", "email", "phone", "badge")] == [""] * 4
        assert (app.desk.form.ticks["contact"].on, app.desk.unsaved) == (False, "")
        assert app.focused is inputs["name"]

        await say(app, pilot, "Practice Bo", "bo@sample.example", "f21")
        await until(pilot, lambda: len(browse.recent(stand)) == 2 and not inputs["name"].value)
        second = newest(stand)
        assert (second.contact.address, second.contact.website) == ("Sample Road 1", "sample.example")
        assert [(one.sku, one.level, one.quantity) for one in second.interests] == [
            ("FZ-1023", "quote", None)
        ]
        assert (len(first.consents), second.consents) == (1, ())

        await pilot.press("ctrl+y")
        await until(pilot, lambda: not app.desk.forms.picks)
        await say(app, pilot, "Practice Cim", "cim@sample.example", "f9")
        await until(pilot, lambda: len(browse.recent(stand)) == 3)
        third = newest(stand)
        assert third.interests == ()
        assert [one.name for one in third.colleagues] == ["Practice Bo", "Practice Anna"]
        others = [one.name for one in browse.show(stand, first.id).colleagues]
        assert others == ["Practice Cim", "Practice Bo"]


async def test_colleagues_show_beside_each_other_in_leads(open_app: Open, stand: Stand) -> None:
    keep(stand, ANNA)
    keep(stand, {**JONAS, "company": "NORDIC sample ab"})
    async with open_app() as (app, pilot):
        await pilot.press("f3")
        await until(pilot, lambda: "leads" in app.work.places)
        pane = app.work.query_one("#leads-pane", Detail)
        await until(pilot, lambda: bool(pane.facts))
        said = ["".join(cell.text for cell in row) for row in pane.facts]
        assert any(ANNA["name"] in line for line in said)


async def test_a_colleague_who_never_came_is_not_asked_about(open_app: Open, stand: Stand) -> None:
    async with open_app() as (app, pilot):
        await pilot.press(*"Practice Anna", "enter", *"Sample House")
        app.desk.form.inputs["email"].write("anna@sample.example")
        await pilot.press("f9")
        await until(pilot, lambda: len(browse.recent(stand)) == 1)
        await pilot.press("ctrl+y")
        await until(pilot, lambda: app.desk.form.inputs["company"].value == "Sample House")
        app.desk._saved_at = 0.0
        await pilot.press("f9")
        await until(pilot, lambda: bool(app._notifications))
        assert len(browse.recent(stand)) == 1
        await pilot.press("escape")
        await until(pilot, lambda: not app.desk.form.inputs["company"].value)
        assert not app.has_dialog
