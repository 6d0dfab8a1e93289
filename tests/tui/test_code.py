"""The code on the screen is read back by another program, in every theme and at every size it is shown at."""

from __future__ import annotations

from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from textual.pilot import Pilot

from fairdesk.stand import Stand
from fairdesk.tui.app import FairdeskApp
from fairdesk.tui.screens.codes.ring import CodeScreen
from fairdesk.tui.widgets.code_cells import CodeCells
from fairdesk.tui.widgets.detail import Detail
from fairdesk.tui.widgets.rows import Rows
from fairdesk.workflows.fair import fairs
from fairdesk.workflows.rings import code
from fairdesk.workflows.rings.catalogue import import_catalogue
from tests.tui.conftest import Open, until

MARGIN = 6
"""Pixels of the screen's own ground around the code, as a phone sees it."""


@pytest.fixture
def site(stand: Stand, tmp_path: Path) -> Stand:
    """The fair has a web site, and two rings with codes."""
    fairs.edit(stand, "PRACTICE", {"base_url": "https://rings.practice.com"})
    file = tmp_path / "two.csv"
    file.write_text(
        "maker,maker_name,sku,name_en,stone,treatment\n"
        "PM,Practice Maker,AA-1,First Practice,turquoise,dyed\n"
        "PM,Practice Maker,AA-2,Second Practice,agate,\n",
        encoding="utf-8",
    )
    import_catalogue(stand, file)
    return stand


def raster(app: FairdeskApp) -> Image.Image:
    """Return what the terminal shows of the code, two pixels a cell, on the screen's ground."""
    cells = app.screen.query_one("#code", CodeCells)
    ground = Image.new("RGB", (1, 1), app.theme_variables["bg"]).getpixel((0, 0))
    picture = Image.new("RGB", (cells.size.width + 2 * MARGIN, 2 * cells.size.height + 2 * MARGIN), ground)
    for y in range(cells.size.height):
        x = MARGIN
        for segment in cells.render_line(y):
            assert segment.style is not None
            assert segment.style.color is not None
            assert segment.style.bgcolor is not None
            ink = tuple(segment.style.color.get_truecolor())
            paper = tuple(segment.style.bgcolor.get_truecolor())
            for sign in segment.text:
                picture.putpixel((x, MARGIN + 2 * y), ink if sign == "▀" else paper)
                picture.putpixel((x, MARGIN + 2 * y + 1), paper)
                x += 1
    return picture.resize((picture.width * 4, picture.height * 4), Image.Resampling.NEAREST)


def read(picture: Image.Image) -> list[str]:
    """Return what zxing-cpp reads in a picture."""
    return [found.text for found in zxingcpp.read_barcodes(picture)]


async def show(app: FairdeskApp, pilot: Pilot[None]) -> None:
    """Show the code of the first ring."""
    await pilot.press("f4")
    await until(
        pilot, lambda: "rings" in app.work.places and bool(app.work.query_one("#rings-list", Rows).rows)
    )
    await pilot.press("enter")
    await until(
        pilot,
        lambda: isinstance(app.screen, CodeScreen) and app.screen.query_one("#code-words", Detail).facts,
    )
    await pilot.pause()


def words(app: FairdeskApp) -> str:
    """Return the words beside the code."""
    facts = app.screen.query_one("#code-words", Detail).facts
    return " ".join(" ".join("".join(cell.text for cell in fact) for fact in facts).split())


@pytest.mark.parametrize("theme", ["firouzeh", "silver"])
@pytest.mark.parametrize(("size", "scale"), [((80, 24), 1), ((120, 40), 2), ((60, 20), 1), ((40, 19), 1)])
async def test_the_code_on_the_screen_is_read(
    open_app: Open, site: Stand, size: tuple[int, int], scale: int, theme: str
) -> None:
    async with open_app(size) as (app, pilot):
        app.theme = theme
        await show(app, pilot)
        cells = app.screen.query_one("#code", CodeCells)
        link = code.link_of(site, "AA-1")
        side = code.grid(link).size + 8
        await until(pilot, lambda: cells.size.width == side * scale)
        assert app.screen.region.contains_region(cells.region)
        assert read(raster(app)) == [link]


async def test_the_arrows_show_the_other_ring_s_code(open_app: Open, site: Stand) -> None:
    async with open_app() as (app, pilot):
        await show(app, pilot)
        assert "First Practice" in words(app)
        assert "turquoise, dyed" in words(app)
        await pilot.press("right")
        await until(pilot, lambda: "Second Practice" in words(app))
        await pilot.pause()
        assert read(raster(app)) == [code.link_of(site, "AA-2")]
        await pilot.press("escape")
        await until(pilot, lambda: not app.has_dialog)
        current = app.work.query_one("#rings-list", Rows).current
        assert current is not None
        assert current.key == "AA-2"


async def test_a_window_too_small_for_the_code_says_so_and_cuts_nothing(open_app: Open, site: Stand) -> None:
    async with open_app((40, 14)) as (app, pilot):
        await show(app, pilot)
        assert "too small for the code: it needs 33×18" in words(app)
        assert app.screen.query_one("#code", CodeCells).rows == ()
        await pilot.press("s")
        path = site.settings.data / "codes" / "AA-1.png"
        await until(pilot, path.is_file)
        with Image.open(path) as picture:
            assert read(picture.convert("L")) == [code.link_of(site, "AA-1")]


async def test_a_real_fair_s_example_address_is_named_as_one(open_app: Open, site: Stand) -> None:
    fairs.edit(site, "PRACTICE", {"base_url": "https://rings.example"})
    async with open_app() as (app, pilot):
        await show(app, pilot)
        assert "This address is an example and leads nowhere" in words(app)


async def test_without_an_address_it_is_asked_for_and_the_code_comes(open_app: Open, site: Stand) -> None:
    fairs.edit(site, "PRACTICE", {"base_url": ""})
    async with open_app() as (app, pilot):
        await show(app, pilot)
        assert "has no web site yet" in words(app)
        await pilot.press("b")
        await until(pilot, lambda: getattr(app.focused, "id", "") == "base_url")
        await pilot.press(*"https://rings.practice.com", "f9")
        await until(pilot, lambda: bool(app.screen.query("#code")) and "/R/" in words(app))
        await pilot.pause()
        assert read(raster(app)) == [code.link_of(app.opened.stand, "AA-1")] if app.opened else False
