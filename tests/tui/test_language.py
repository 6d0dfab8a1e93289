"""Switching the language is live: nothing typed is lost, and it is remembered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from textual.pilot import Pilot

from fairdesk import settings
from fairdesk.language.messages import is_right, language, use_language
from fairdesk.settings import Settings
from fairdesk.stand import Stand
from fairdesk.tui.app import FairdeskApp
from fairdesk.tui.screens.start.language import switch
from fairdesk.workflows.leads import browse
from tests.tui.conftest import Open, until


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    use_language("en")


async def change(app: FairdeskApp, pilot: Pilot[None], code: str) -> None:
    """Switch the language and wait for the new screens."""
    before = app.work
    switch(app.work, code)
    await until(pilot, lambda: app.home is not before and app.opened is not None and app.opened.places)
    await pilot.pause()


async def test_a_switch_keeps_form_cursor_rings_and_parked_ones(
    open_app: Open, stand: Stand, data: Settings
) -> None:
    async with open_app() as (app, pilot):
        await pilot.press(*"Practice Ann", "ctrl+n", *"زهرا", "tab", *"گوهر", "left")
        await pilot.press("f7", *"FZ-1023", "tab", "5", *"12")
        await change(app, pilot, "fa")
        assert (language(), is_right()) == ("fa", True)
        await until(pilot, lambda: app.desk.form.inputs["name"].value == "زهرا")
        line = app.desk.form.ring_line
        assert (line.query_field.value, line.level.level.value, line.quantity.value) == (
            "FZ-1023",
            "order",
            "12",
        )
        await until(pilot, lambda: app.focused is line.quantity)
        assert [draft.typed["name"] for draft in app.desk.forms.parked] == ["Practice Ann"]
        await pilot.press("enter", "shift+tab", "up", "up", "up")
        await change(app, pilot, "en")
        await until(pilot, lambda: [one.pick.sku for one in app.desk.forms.picks] == ["FZ-1023"])
        app.desk.form.inputs["email"].write("z@sample.example")
        await pilot.press("f9")
        await until(pilot, lambda: len(browse.recent(stand)) == 1)
        assert browse.recent(stand)[0].name == "زهرا"
    assert settings.load(data.data).language == "en"


async def test_the_menu_names_the_other_language_by_itself(open_app: Open, data: Settings) -> None:
    async with open_app() as (app, pilot):
        before = app.work
        await pilot.press("ctrl+p", *"فارسی", "enter")
        await until(pilot, lambda: app.home is not before)
        await until(pilot, lambda: app.opened is not None and app.opened.places)
        assert language() == "fa"
        assert "پذیرش" in "".join(cell.text for cell in app.work.bar.cells(80))
    assert settings.load(data.data).language == "fa"
