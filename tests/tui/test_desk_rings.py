"""The Desk's rings: found by any word, changed in the list, kept in words when nothing is found."""

from __future__ import annotations

import pytest

from fairdesk.stand import Stand
from fairdesk.workflows.leads import browse
from tests.tui.conftest import Open, until


@pytest.mark.parametrize("words", ["FZ-1023", "1023", "practice sky", "sky", "fz1023"])
async def test_found_by_sku_and_name(open_app: Open, words: str) -> None:
    async with open_app() as (app, pilot):
        await pilot.press("f7", *words.replace(" ", "_"))
        app.desk.form.ring_line.query_field.value = words
        await pilot.press("enter")
        await until(pilot, lambda: app.desk.forms.picks and not app.desk.forms.picks[0].seeking)
        assert app.desk.forms.picks[0].pick.sku == "FZ-1023"


async def test_down_chooses_another_of_the_list(open_app: Open) -> None:
    async with open_app() as (app, pilot):
        await pilot.press("f7", *"FZ")
        await until(pilot, lambda: app.desk.form.ring_line.is_open)
        assert [row.cells[0].text for row in app.work.drop.rows] == ["FZ-1023", "FZ-1031"]
        assert all(row.cells[3].text == "···" for row in app.work.drop.rows)
        await pilot.press("down", "enter")
        assert [picked.pick.sku for picked in app.desk.forms.picks] == ["FZ-1031"]


async def test_the_same_ring_again_changes_it(open_app: Open) -> None:
    async with open_app() as (app, pilot):
        await pilot.press(
            "f7", *"1023", "enter", *"2004", "enter", *"1023", "tab", "5", *"30", "tab", *"54", "enter"
        )
        await until(
            pilot, lambda: len(app.desk.forms.picks) == 2 and not any(p.seeking for p in app.desk.forms.picks)
        )
        picks = {picked.pick.sku: picked.pick for picked in app.desk.forms.picks}
        assert (picks["FZ-1023"].level, picks["FZ-1023"].quantity, picks["FZ-1023"].size) == (
            "order",
            "30",
            "54",
        )


async def test_picked_list_changes_and_removes(open_app: Open) -> None:
    async with open_app() as (app, pilot):
        await pilot.press("f7", *"1023", "enter", *"2004", "enter")
        await until(
            pilot, lambda: len(app.desk.forms.picks) == 2 and not any(p.seeking for p in app.desk.forms.picks)
        )
        assert app.desk.form.rings_head.count == "2"
        await pilot.press("down", "3", "q", *"5", "enter")
        await until(pilot, lambda: app.desk.forms.picks[-1].pick.quantity == "5")
        assert (app.desk.forms.picks[-1].pick.sku, app.desk.forms.picks[-1].pick.level) == (
            "AQ-2004",
            "sample",
        )
        text = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        assert "5 < MOQ 10" in text
        await pilot.press("down", "delete")
        assert [picked.pick.sku for picked in app.desk.forms.picks] == ["FZ-1023"]
        await pilot.press("delete")
        assert app.desk.forms.picks == []
        assert app.focused is app.desk.form.ring_line.query_field


async def test_a_ring_in_words(open_app: Open, stand: Stand) -> None:
    async with open_app() as (app, pilot):
        await pilot.press(
            *"Test Visitor",
            "enter",
            "enter",
            "enter",
            *"t@test.example",
            "f7",
            *"blue one, last year",
            "enter",
        )
        await until(pilot, lambda: app.desk.forms.picks and not app.desk.forms.picks[0].seeking)
        assert "in words" in "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        await pilot.press("f9")
        await until(pilot, lambda: "Saved" in app.work.hint_line.flash.mark)
    lead = browse.show(stand, browse.recent(stand)[0].id)
    assert [(i.ring_id, i.words) for i in lead.interests] == [("", "blue one, last year")]


async def test_f9_takes_what_stands_in_the_ring_line(open_app: Open, stand: Stand) -> None:
    async with open_app() as (app, pilot):
        await pilot.press(
            *"Test Visitor",
            "enter",
            "enter",
            "enter",
            *"t@test.example",
            "f7",
            *"2004",
            "tab",
            "4",
            "7",
            "f9",
        )
        await until(pilot, lambda: "Saved" in app.work.hint_line.flash.mark)
    lead = browse.show(stand, browse.recent(stand)[0].id)
    assert [(i.sku, i.level, i.quantity) for i in lead.interests] == [("AQ-2004", "quote", 7)]


async def test_the_side_shows_no_name_of_another_visitor(open_app: Open) -> None:
    async with open_app((120, 40)) as (app, pilot):
        await pilot.press(
            *"Secret Person", "enter", *"Secret AB", "enter", "enter", *"s@secret.example", "f9"
        )
        await until(pilot, lambda: "Saved" in app.work.hint_line.flash.mark)
        await pilot.press("x")
        await until(
            pilot, lambda: "S.P." in "\n".join(s.text for s in app.screen._compositor.render_strips())
        )
        await pilot.pause(0.3)
        assert "Secret" not in "\n".join(strip.text for strip in app.screen._compositor.render_strips())
