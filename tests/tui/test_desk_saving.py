"""Saving at the Desk: what is said, what is kept, and that no key is lost or doubled."""

from __future__ import annotations

import asyncio

from textual import events

from fairdesk.stand import Stand
from fairdesk.tui.screens.ask import Ask
from fairdesk.workflows.leads import browse, drafts
from tests.tui.conftest import Open, until


async def test_double_f9_saves_once(open_app: Open, stand: Stand) -> None:
    async with open_app() as (app, pilot):
        await pilot.press(*"Test One", "enter", "enter", "enter", *"one@test.example", "f9", "f9")
        await until(pilot, lambda: "Saved" in app.work.hint_line.flash.mark)
        await pilot.pause(0.2)
        assert not app._notifications
        assert app.work.header.today == 1
    assert len(browse.recent(stand)) == 1
    assert drafts.waiting(stand) == ()


async def test_keys_in_one_burst_reach_their_fields(open_app: Open, stand: Stand) -> None:
    """As a paste without brackets or a fast hand sends them: nothing waits between the keys."""
    keys = [*"Test Two", "enter", *"Second AB", "enter", "s", "enter", *"two@test.example", "enter", "enter"]
    keys += [*"2004", "tab", "5", *"12", "enter", *"iwan", "enter", "f9", *"Test Three"]
    async with open_app() as (app, pilot):
        for key in keys:
            app.post_message(
                events.Key(key, key if len(key) == 1 else None) if key != " " else events.Key("space", " ")
            )
        await until(pilot, lambda: app.desk.form.inputs["name"].value == "Test Three")
    rows = browse.recent(stand)
    assert [row.name for row in rows] == ["Test Two"]
    lead = browse.show(stand, rows[0].id)
    assert (lead.contact.company, lead.contact.country) == ("Second AB", "SE")
    assert sorted((i.sku, i.level, i.quantity) for i in lead.interests) == [
        ("AQ-2004", "order", 12),
        ("FZ-1031", "liked", None),
    ]


async def test_keys_before_the_stand_is_open_are_kept(open_app: Open) -> None:
    async with open_app(wait=False) as (app, pilot):
        keys = [*"Early", "enter", *"Early AB", "enter", "s", "enter"]
        for key in keys:
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        assert app.home is None
        await until(pilot, lambda: app.home is not None and app.desk.work is not None)
        await until(pilot, lambda: app.desk.form.inputs["country"].value == "Sweden")
        assert app.desk.form.inputs["name"].value == "Early"
        assert app.desk.form.inputs["company"].value == "Early AB"
        await until(pilot, lambda: app.focused is app.desk.form.inputs["email"])


async def test_refusal_keeps_the_text_and_goes_to_the_field(open_app: Open, stand: Stand) -> None:
    async with open_app() as (app, pilot):
        await pilot.press(*"Test Four", "f9")
        await until(pilot, lambda: bool(app._notifications))
        toast = next(iter(app._notifications))
        assert toast.title == "Not saved: no way to reach them."
        assert app.focused is app.desk.form.inputs["email"]
        assert app.desk.form.inputs["email"].has_class("-fault")
        assert app.desk.form.inputs["name"].value == "Test Four"
        await pilot.press(*"four@test.example")
        await until(pilot, lambda: not app.desk.form.inputs["email"].has_class("-fault"))
        assert not app._notifications
        await pilot.press("f9")
        await until(pilot, lambda: "Saved" in app.work.hint_line.flash.mark)
    assert browse.recent(stand)[0].name == "Test Four"


async def test_the_same_person_again_is_a_visit(open_app: Open, stand: Stand) -> None:
    async with open_app() as (app, pilot):
        await pilot.press(*"Test Five", "enter", "enter", "enter", *"five@test.example", "f9")
        await until(pilot, lambda: "Saved" in app.work.hint_line.flash.mark)
        await pilot.press(*"Test Five", "enter")
        await until(pilot, lambda: bool(app.desk.lookups.people))
        await pilot.press("f8", "f9")
        await until(pilot, lambda: "Visit" in app.work.hint_line.flash.mark)
    rows = browse.recent(stand)
    assert len(rows) == 1
    assert len(browse.show(stand, rows[0].id).visits) == 2


async def test_undo_takes_the_save_back(open_app: Open, stand: Stand) -> None:
    async with open_app() as (app, pilot):
        await pilot.press(*"Test Six", "enter", "enter", "enter", *"six@test.example", "f9")
        await until(pilot, lambda: "Saved" in app.work.hint_line.flash.mark)
        await pilot.press("ctrl+z")
        await until(pilot, lambda: "Taken back" in app.work.hint_line.flash.text)
    assert browse.recent(stand) == ()


async def test_draft_is_on_disk_within_300_ms_and_comes_back(open_app: Open, stand: Stand) -> None:
    async with open_app() as (app, pilot):
        await pilot.press(*"Half Typed", "enter", *"Half AB", "f7", *"2004", "enter")
        await until(pilot, lambda: app.desk.forms.picks and not app.desk.forms.picks[0].seeking)
        await pilot.press("x")
        await asyncio.sleep(0.3)
        kept = drafts.waiting(stand)
        assert [draft.typed["name"] for draft in kept] == ["Half Typed"]
        assert kept[0].ring_line == "x"
        assert kept[0].picks[0].sku == "AQ-2004"
    async with open_app() as (app, pilot):
        await until(pilot, lambda: app.desk.form.inputs["name"].value == "Half Typed")
        assert app.desk.form.inputs["company"].value == "Half AB"
        await until(pilot, lambda: app.desk.forms.picks and app.desk.forms.picks[0].hit)
        assert app.desk.unsaved


async def test_leaving_with_a_draft_asks(open_app: Open, stand: Stand) -> None:
    async with open_app() as (app, pilot):
        await pilot.press("A", "ctrl+q")
        await until(pilot, lambda: isinstance(app.screen, Ask))
        await pilot.press("enter")
        await until(pilot, lambda: not app.has_dialog)
        await pilot.press("b", "ctrl+q")
        await until(pilot, lambda: isinstance(app.screen, Ask))
        await pilot.press("l")
        await until(pilot, lambda: not app.is_running)
    assert [draft.typed["name"] for draft in drafts.waiting(stand)] == ["Ab"]


async def test_parking_one_visitor_for_another(open_app: Open, stand: Stand) -> None:
    async with open_app() as (app, pilot):
        await pilot.press(*"First One", "ctrl+n", *"Second One")
        assert [title.split()[0] for title in app.desk.parked_line.titles] == ["F.O."]
        await pilot.press("tab", "tab", "tab", *"s@test.example", "f9")
        await until(pilot, lambda: "Saved" in app.work.hint_line.flash.mark)
        await pilot.press("ctrl+n")
        assert app.desk.form.inputs["name"].value == "First One"
        assert not app.desk.parked_line.titles
    assert [row.name for row in browse.recent(stand)] == ["Second One"]
