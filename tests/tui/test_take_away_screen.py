"""Ctrl+E: the rings of the visitor at hand as codes, read from the screen by another program."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path
from urllib.parse import unquote

import pytest
from textual.pilot import Pilot

from fairdesk import settings
from fairdesk.domain.pages.signed import picks_of
from fairdesk.settings import Settings
from fairdesk.stand import Stand
from fairdesk.storage.pages import catalogue
from fairdesk.tui.app import FairdeskApp
from fairdesk.tui.place import Liked
from fairdesk.tui.screens.codes.pages import PagesCode
from fairdesk.tui.screens.codes.take_away import TakeAwayScreen
from fairdesk.tui.widgets.code_cells import CodeCells
from fairdesk.tui.widgets.detail import Detail
from fairdesk.tui.widgets.rows import Rows
from fairdesk.workflows.fair import fairs, makers
from fairdesk.workflows.rings.catalogue import import_catalogue
from tests.tui.conftest import RINGS, Open, until
from tests.tui.people import ANNA, keep
from tests.tui.test_code import raster, read, words
from tests.workflows.serving import HERE, leading_on, note, own_address, pages

SIZES = [(80, 24), (120, 40), (100, 60), (60, 20), (40, 24)]
SMALL = [(60, 20), (40, 24)]
"""Windows that are too small for a message's code."""


@pytest.fixture
def reached(stand: Stand, tmp_path: Path) -> Stand:
    """The stand's maker can be written to, and its rings have codes."""
    file = tmp_path / "rings.csv"
    lines = [f"PM,Practice Maker,{sku},{name},{stone}" for sku, name, stone, _moq in RINGS]
    file.write_text("\n".join(["maker,maker_name,sku,name_en,stone", *lines]), encoding="utf-8")
    import_catalogue(stand, file)
    makers.edit(stand, "PM", {"email": "office@maker.example", "phone": "+98 25 1234 5678"})
    return stand


def skus(app: FairdeskApp) -> list[str]:
    screen = app.screen
    assert isinstance(screen, TakeAwayScreen)
    assert screen._shown is not None
    return [sku for part in screen._shown.parts for sku in part.skus]


def said(app: FairdeskApp) -> str:
    """Return the words beside the code once there are any."""
    return words(app) if app.screen.query("#code-words") else ""


def kind(app: FairdeskApp) -> str:
    shown = getattr(app.screen, "_shown", None)
    return shown.kind if shown is not None else ""


async def shown(app: FairdeskApp, pilot: Pilot[None]) -> None:
    await until(pilot, lambda: isinstance(app.screen, TakeAwayScreen) and kind(app))
    await until(pilot, lambda: app.screen.query_one("#code", CodeCells).size.width > 20)
    await pilot.pause(0.1)


async def every_code(app: FairdeskApp, pilot: Pilot[None]) -> list[str]:
    """Go through all codes, and return what is read from the screen."""
    texts: list[str] = []
    for _turn in range(60):
        assert app.screen.region.contains_region(app.screen.query_one("#code", CodeCells).region)
        (text,) = read(raster(app))
        if texts[-1:] == [text]:
            return texts
        texts.append(text)
        await pilot.press("right")
        await pilot.pause(0.05)
    raise AssertionError("it never ends")


async def pick(pilot: Pilot[None], *numbers: str) -> None:
    await pilot.press("f7")
    for number in numbers:
        await pilot.press(*number, "enter")


async def test_the_rings_of_the_open_form_are_shown_before_it_is_saved(
    open_app: Open, reached: Stand
) -> None:
    async with open_app() as (app, pilot):
        await pilot.press(*"Anna")
        await pick(pilot, "1023", "2004")
        await until(pilot, lambda: [one.pick.ring_id != "" for one in app.desk.forms.picks] == [True, True])
        await pilot.press("ctrl+e")
        await shown(app, pilot)
        assert skus(app) == ["FZ-1023", "AQ-2004"]
        (text,) = read(raster(app))
        assert "FZ-1023, AQ-2004" in unquote(text)
        assert "Anna" not in text, "nothing of the visitor leaves"
        assert "2 rings" in words(app)
        await pilot.press("ctrl+e")
        await until(pilot, lambda: app.screen is app.work)
        assert app.desk.form.inputs["name"].value == "Anna", "what was typed is kept"


async def test_an_empty_form_shows_those_of_who_was_saved_last(open_app: Open, reached: Stand) -> None:
    async with open_app() as (app, pilot):
        await pilot.press(*"Anna", "tab", "tab", "tab", *"anna", "at", *"sample.se")
        await pick(pilot, "3002")
        await pilot.press("f9")
        await until(pilot, lambda: not app.desk.form.inputs["name"].value)
        await pilot.press("ctrl+e")
        await shown(app, pilot)
        assert skus(app) == ["DN-3002"]


async def test_the_rings_of_the_lead_under_the_cursor_are_shown(open_app: Open, reached: Stand) -> None:
    keep(reached, ANNA, ("FZ-1031", "order"), ("AQ-2004", "liked"))
    async with open_app() as (app, pilot):
        await pilot.press("f3")
        await until(
            pilot, lambda: "leads" in app.work.places and app.work.query_one("#leads-list", Rows).rows
        )
        await until(pilot, lambda: app.work.place.liked().ring_ids)
        await pilot.press("ctrl+e")
        await shown(app, pilot)
        assert set(skus(app)) == {"FZ-1031", "AQ-2004"}


@pytest.mark.parametrize("place", ["f2", "f3"])
async def test_without_rings_it_is_refused(open_app: Open, reached: Stand, place: str) -> None:
    keep(reached, ANNA)
    async with open_app() as (app, pilot):
        await pilot.press(place)
        await pilot.pause(0.5)
        await pilot.press("ctrl+e")
        await until(pilot, lambda: len(app._notifications) == 1)
        (said,) = app._notifications
        assert (said.title, said.message) == (
            "No ring of the catalogue is picked yet.",
            "Add those they liked first.",
        )
        assert app.screen is app.work


async def test_words_that_name_no_ring_are_counted(open_app: Open, reached: Stand) -> None:
    async with open_app() as (app, pilot):
        ring = catalogue.rings(reached.database)[0]
        app.push_screen(TakeAwayScreen(reached, Liked((ring.id,), "", 2)))
        await shown(app, pilot)
        assert "1 ring" in words(app)
        assert "2 more are in no catalogue." in words(app)


@pytest.mark.parametrize(("size", "theme"), list(zip(SIZES, cycle(("firouzeh", "silver")), strict=False)))
async def test_w_goes_through_the_ways_and_each_code_is_read_from_the_screen(
    open_app: Open, reached: Stand, size: tuple[int, int], theme: str
) -> None:
    rings = catalogue.rings(reached.database)
    wanted = {ring.sku for ring in rings}
    with leading_on(pages) as port:
        fairs.edit(reached, "PRACTICE", {"base_url": f"http://{HERE}:{port}"})
        async with open_app(size) as (app, pilot):
            app.theme = theme
            assert app.opened is not None
            app.push_screen(TakeAwayScreen(app.opened.stand, Liked(tuple(ring.id for ring in rings), "sv")))
            await shown(app, pilot)
            ways = getattr(app.screen, "_shown").ways  # noqa: B009
            assert set(ways) >= {"link", "text"}
            assert len(ways) == 4 or size in SMALL
            for way in (*ways, ways[0]):
                await until(pilot, lambda way=way: kind(app) == way)  # type: ignore[misc]
                await pilot.pause(0.1)
                texts = await every_code(app, pilot)
                if way == "link":
                    codes = {ring.code: ring.sku for ring in rings}
                    today = reached.local(reached.now()).date()
                    tokens = [text.rpartition("/")[2] for text in texts]
                    found = {
                        codes[one] for token in tokens for one in picks_of(reached.secret, token, today) or ()
                    }
                else:
                    found = {sku for sku in wanted if any(sku in unquote(text) for text in texts)}
                assert found == wanted, way
                await pilot.press("w")


async def test_many_rings_are_split_and_the_arrows_go_through_them(
    open_app: Open, reached: Stand, data: Settings
) -> None:
    file = data.data / "many.csv"
    lines = [f"PM,Practice Maker,MANY-{number:04},Ring {number},agate" for number in range(30)]
    file.write_text("\n".join(["maker,maker_name,sku,name_en,stone", *lines]), encoding="utf-8")
    import_catalogue(reached, file)
    rings = [ring for ring in catalogue.rings(reached.database) if ring.sku.startswith("MANY")]
    async with open_app() as (app, pilot):
        assert app.opened is not None
        app.push_screen(TakeAwayScreen(app.opened.stand, Liked(tuple(ring.id for ring in rings))))
        await shown(app, pilot)
        count = len(app.screen._shown.parts)  # type: ignore[attr-defined]
        assert count > 1
        assert f"code 1 of {count}" in words(app)
        texts = await every_code(app, pilot)
        assert len(texts) == count
        assert f"code {count} of {count}" in words(app)
        await pilot.press("left")
        await pilot.pause(0.05)
        assert read(raster(app)) == [texts[-2]]
        told = unquote(" ".join(texts))
        assert [ring.sku for ring in rings if ring.sku not in told] == []
        await pilot.resize_terminal(120, 40)
        await until(pilot, lambda: len(app.screen._shown.parts) < count)  # type: ignore[attr-defined]
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.work)


@pytest.mark.parametrize("size", [(80, 24), (80, 50), (100, 60), (120, 40), (85, 30)])
async def test_where_there_is_room_words_stand_beside_the_code(
    open_app: Open, reached: Stand, size: tuple[int, int]
) -> None:
    async with open_app(size) as (app, pilot):
        rings = tuple(ring.id for ring in catalogue.rings(reached.database))
        app.push_screen(TakeAwayScreen(reached, Liked(rings)))
        await shown(app, pilot)
        beside = app.screen.query_one("#code-words", Detail)
        assert beside.display
        assert app.screen.region.contains_region(beside.region)
        assert beside.size.height >= len(beside.facts)


async def test_a_window_too_small_says_so_and_the_code_comes_with_room(
    open_app: Open, reached: Stand
) -> None:
    rings = tuple(ring.id for ring in catalogue.rings(reached.database))
    async with open_app((40, 12)) as (app, pilot):
        app.push_screen(TakeAwayScreen(reached, Liked(rings)))
        await until(pilot, lambda: "This window is too small for the code." in said(app))
        await pilot.resize_terminal(80, 24)
        await shown(app, pilot)
        assert read(raster(app))


async def test_the_language_of_the_interface_changes_nothing_in_a_code(
    open_app: Open, reached: Stand, data: Settings
) -> None:
    settings.change(data, language="fa")
    async with open_app() as (app, pilot):
        assert app.opened is not None
        ring = catalogue.rings(app.opened.stand.database)[0]
        app.push_screen(TakeAwayScreen(app.opened.stand, Liked((ring.id,), "fa")))
        await shown(app, pilot)
        assert "body=" + ring.sku in read(raster(app))[0]


async def test_the_code_of_the_pages_follows_what_is_served(open_app: Open, stand: Stand) -> None:
    async with open_app() as (app, pilot):
        assert app.opened is not None
        app.push_screen(PagesCode(app.opened.stand))
        await until(pilot, lambda: "No pages are served now." in said(app))
        assert "fairdesk serve" in words(app)
        if own_address() == HERE:
            return
        with leading_on(pages) as port:
            note(stand.settings.data, port=port, fair=stand.the_fair.code)
            await until(pilot, lambda: app.screen.query_one("#code", CodeCells).size.width > 20)
            await pilot.pause(0.1)
            assert read(raster(app)) == [f"HTTP://{own_address()}:{port}/"]
            assert f"{own_address()}:{port}" in words(app)
        await until(pilot, lambda: "No pages are served now." in said(app))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.work)


async def test_the_menu_leads_to_the_code_of_the_pages(open_app: Open, stand: Stand) -> None:
    async with open_app() as (app, pilot):
        await pilot.press("ctrl+p")
        await pilot.pause(0.3)
        await pilot.press(*"code of the pages")
        await pilot.pause(0.5)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PagesCode))
