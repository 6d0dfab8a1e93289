"""The first day: a page that fits the smallest window, and hints that appear once and go."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from textual.command import CommandPalette

from fairdesk import settings
from fairdesk.settings import Settings
from fairdesk.stand import Stand
from fairdesk.tui.app import FairdeskApp
from fairdesk.tui.once import TOLD
from fairdesk.tui.screens.sheets.first import FirstVisitor, otherwise, steps
from fairdesk.tui.screens.sheets.help import HelpScreen
from fairdesk.workflows.leads import browse
from tests.tui.conftest import Open, until
from tests.tui.people import ANNA, keep
from tests.tui.test_privacy import Steady


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_page_fits_and_nothing_is_cut(open_app: Open, size: tuple[int, int]) -> None:
    async with open_app(size) as (app, pilot):
        await pilot.press("f1", "v")
        await until(pilot, lambda: isinstance(app.screen, FirstVisitor))
        await pilot.pause()
        shown = [strip.text for strip in app.screen._compositor.render_strips()]
        for row in (*steps(), *otherwise()):
            words = "".join(cell.text for cell in row)
            assert any(words.rstrip() in line for line in shown), words
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is app.work)
        assert app.focused is app.desk.form.inputs["name"]


async def test_the_page_is_in_the_menu_and_no_key_of_it_reaches_the_form(open_app: Open) -> None:
    async with open_app() as (app, pilot):
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(app.screen, CommandPalette))
        await pilot.press(*"first", "space", *"visitor")
        await pilot.pause(0.3)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, FirstVisitor))
        await pilot.press("x")
        await until(pilot, lambda: app.screen is app.work)
        assert app.desk.form.inputs["name"].value == ""
        await pilot.press("f1", "f1")
        assert not isinstance(app.screen, HelpScreen)


async def test_a_hint_appears_once_and_goes(open_app: Open, data: Settings) -> None:
    async with open_app() as (app, pilot):
        await pilot.press("f7", *"FZ-1023", "enter")
        await until(pilot, lambda: app.work.hint_line.flash.mark == "1-5")
        await pilot.press("x")
        assert not app.work.hint_line.flash.mark
        await pilot.press("backspace", *"FZ-1031", "enter")
        await pilot.pause(0.2)
        assert not app.work.hint_line.flash.mark, "once is enough"
        await until(pilot, lambda: settings.load(data.data).seen == "evening level")
        await pilot.press("f3")
        await until(pilot, lambda: app.work.hint_line.flash.mark == "/")
        await until(pilot, lambda: settings.load(data.data).seen == "evening level leads")
    async with open_app() as (app, pilot):
        await pilot.press("f3")
        await until(pilot, lambda: app.work.place.NAME == "leads")
        await pilot.pause(0.2)
        assert not app.work.hint_line.flash.mark, "nor in another run"


async def test_no_hint_stands_over_the_answer_of_a_save(open_app: Open, stand: Stand) -> None:
    async with open_app() as (app, pilot):
        clock = Steady(app)
        await pilot.press(*"Practice Anna")
        app.desk.form.inputs["email"].write("anna@sample.example")
        await pilot.press("f9")
        await until(pilot, lambda: len(browse.recent(stand)) == 1)
        await until(pilot, lambda: "Saved" in app.work.hint_line.flash.mark)
        for name in TOLD:
            app.work.once.say(name)
        assert "Saved" in app.work.hint_line.flash.mark
        assert app.work.once._seen == ["evening"], "what was not said may still come"
        await pilot.press(*"Practice Bo")
        clock.pass_on(0)
        clock.pass_on(59)
        assert mark(app) == ""
        clock.pass_on(1)
        assert mark(app) == "Ctrl+N"
        clock.pass_on(0)
        clock.pass_on(10)
        assert mark(app) == ""


def mark(app: FairdeskApp) -> str:
    """Return what the hint line's mark is now."""
    return app.work.hint_line.flash.mark


async def test_in_the_evening_the_way_to_close_the_day_is_said_once(open_app: Open, stand: Stand) -> None:
    keep(stand, ANNA)
    async with open_app() as (app, _pilot):
        opened = app.opened
        assert opened is not None
        clock = Steady(app)
        opened.stand.settings = opened.stand.settings.with_seen("")
        app.work.header.today = 1
        opened.stand.now = lambda: datetime(2027, 2, 26, 15, 59, tzinfo=UTC)
        clock.pass_on(1)
        assert mark(app) == ""
        opened.stand.now = lambda: datetime(2027, 2, 26, 16, 0, tzinfo=UTC)
        clock.pass_on(1)
        assert mark(app) == "Ctrl+P", "it is 17:00 in Stockholm"
        clock.pass_on(0)
        clock.pass_on(10)
        clock.pass_on(1)
        assert mark(app) == ""
