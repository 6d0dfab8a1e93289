"""Rings: found in any language, shown with their picture and the trade's facts, imported from a file."""

from __future__ import annotations

import csv
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from fairdesk import settings
from fairdesk.assets_dir import assets_dir
from fairdesk.stand import open_stand
from fairdesk.tui.app import FairdeskApp
from fairdesk.tui.screens.rings.cells import bar
from fairdesk.tui.screens.rings.import_sheet import ImportScreen
from fairdesk.tui.screens.sheets.progress import Progress
from fairdesk.tui.screens.sheets.told import Told
from fairdesk.tui.widgets.chips import Chips
from fairdesk.tui.widgets.detail import Detail
from fairdesk.tui.widgets.ring_picture import RingPicture
from fairdesk.tui.widgets.rows import Rows
from fairdesk.workflows.fair import sample, staff
from tests.tui.conftest import Open, paste, until

Opened = tuple[FairdeskApp, Pilot[None]]


@pytest.fixture(scope="module")
def sample_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the sample fair, for all tests that only look."""
    data = tmp_path_factory.mktemp("sample")
    stand = open_stand(settings.load(data))
    sample.load(stand)
    staff.use(stand, "Practice Sara")
    stand.close()
    return data


@pytest.fixture
async def rings(sample_data: Path, request: pytest.FixtureRequest) -> AsyncIterator[Opened]:
    """The app on the sample, at Rings; parametrise it with a size."""
    size = getattr(request, "param", (120, 40))
    app = FairdeskApp(settings.load(sample_data))
    async with app.run_test(size=size, notifications=True) as pilot:
        await until(pilot, lambda: app.home is not None)
        await until(pilot, lambda: app.opened is not None and app.desk.work is not None)
        await pilot.press("f4")
        await until(pilot, lambda: "rings" in app.work.places and len(skus(app)) > 40)
        place = app.work.places["rings"]
        await until(pilot, lambda: getattr(place, "ring", None) is not None)
        await pilot.pause()
        yield app, pilot
        assert app.opened is not None
        app.opened.stand.close()


def the_list(app: FairdeskApp) -> Rows:
    """Return the list of rings."""
    return app.work.query_one("#rings-list", Rows)


def skus(app: FairdeskApp) -> list[str]:
    """Return the SKUs in the list."""
    return [row.key for row in the_list(app).rows]


def facts(app: FairdeskApp) -> str:
    """Return what the pane says, its blanks as one."""
    rows = app.work.query_one("#rings-facts", Detail).facts
    return " ".join(" ".join("".join(cell.text for cell in fact) for fact in rows).split())


async def test_a_ring_stands_beside_the_list_with_picture_and_facts(rings: Opened) -> None:
    app, pilot = rings
    await pilot.press("f7", *"fz-1023", "enter", "ctrl+r")
    await until(pilot, lambda: skus(app) == ["FZ-1023"] and "Neyshabur" in facts(app))
    told = facts(app)
    for words in (
        "118.00 EUR",
        "20 pcs",
        "48-66 mm",
        "application filed",
        "Gold, Qom Ring Design 2025 (sample)",
    ):
        assert words in told
    blocks = app.work.query_one("#rings-picture", RingPicture).blocks
    assert (len(blocks[0]), len(blocks)) == (28, 14)
    assert len({colour for row in blocks for pair in row for colour in pair}) > 50


@pytest.mark.parametrize("rings", [(80, 24)], indirect=True)
async def test_the_picture_is_small_on_a_small_screen_and_follows_the_theme(rings: Opened) -> None:
    app, pilot = rings
    picture = app.work.query_one("#rings-picture", RingPicture)
    assert (len(picture.blocks[0]), len(picture.blocks)) == (16, 8)
    dark = picture.blocks[0][0]
    await pilot.press("ctrl+t")
    await until(pilot, lambda: picture.blocks[0][0] != dark)
    await pilot.press("ctrl+t")
    await until(pilot, lambda: picture.blocks[0][0] == dark)


@pytest.mark.parametrize(
    ("typed", "sku"),
    [("آسمان نیشابور", "FZ-1023"), ("Himmel uber Nischapur", "FZ-1023"), ("blue iwan", "FZ-1031")],
)
async def test_a_ring_is_found_by_its_name_in_any_language(rings: Opened, typed: str, sku: str) -> None:
    app, pilot = rings
    await pilot.press("slash", *["space" if letter == " " else letter for letter in typed])
    await until(pilot, lambda: len(skus(app)) < 5 and sku in skus(app))


async def test_a_stone_is_chosen_by_its_digit_and_taken_away_with_0(rings: Opened) -> None:
    app, pilot = rings
    everything = skus(app)
    chips = app.work.query_one("#rings-chips", Chips)
    await until(pilot, lambda: len(chips.chips) > 3)
    await pilot.press("۱")
    await until(pilot, lambda: len(skus(app)) == chips.chips[1].rows)
    assert 0 < len(skus(app)) < len(everything)
    await pilot.press("0")
    await until(pilot, lambda: skus(app) == everything)


async def test_a_treatment_stands_beside_the_stone_and_what_is_empty_is_not_stated(rings: Opened) -> None:
    app, pilot = rings
    await pilot.press("slash", *"fz-1031", "enter")
    await until(pilot, lambda: skus(app) == ["FZ-1031"] and "Iwan" in facts(app))
    assert "turquoise, stabilised" in facts(app)
    assert "Origin not stated" in facts(app)


async def test_prices_are_covered_until_a_key_shows_them_everywhere_at_once(rings: Opened) -> None:
    app, pilot = rings

    def covered() -> bool:
        return ".00" not in facts(app) and all("." not in row.cells[3].text for row in the_list(app).rows)

    assert covered(), "a visitor may look on, unless the fair shows its prices"
    await pilot.press("ctrl+r")
    await until(pilot, lambda: ".00" in facts(app) and not covered())
    app.work.privacy.cover_prices()
    await until(pilot, covered)


@pytest.mark.parametrize("rings", [(60, 20)], indirect=True)
async def test_on_a_narrow_window_d_shows_the_ring_instead_of_the_list(rings: Opened) -> None:
    app, pilot = rings
    assert not app.work.query_one("#rings-pane").display
    await pilot.press("d")
    await until(pilot, lambda: app.work.query_one("#rings-pane").display and not the_list(app).display)
    await until(pilot, lambda: "MOQ" in facts(app))
    await pilot.press("escape")
    await until(pilot, lambda: the_list(app).display)


def test_a_bar_is_never_empty_for_somebody_nor_fuller_than_full() -> None:
    assert bar(0, 10) == ""
    assert bar(1, 1000) == "▏"
    assert bar(10, 10) == "█████"
    assert bar(20, 10) == "█████"


async def test_a_catalogue_is_imported_with_all_it_says(open_app: Open) -> None:
    async with open_app((120, 40)) as (app, pilot):
        await pilot.press("f4")
        await until(pilot, lambda: "rings" in app.work.places and len(skus(app)) == 4)
        await pilot.press("i")
        await until(pilot, lambda: isinstance(app.screen, ImportScreen))
        await pilot.press(*str(assets_dir() / "sample" / "rings.csv"), "enter")
        await until(pilot, lambda: not app.has_dialog, 30)
        await until(pilot, lambda: len(skus(app)) > 40)
        assert "new or changed" in app.work.hint_line.flash.text


async def test_a_faulty_catalogue_is_refused_cell_by_cell_and_nothing_is_taken(
    open_app: Open, tmp_path: Path
) -> None:
    with (assets_dir() / "sample" / "rings.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    moq, price = rows[0].index("moq"), rows[0].index("price")
    rows[2][moq], rows[3][price] = "many", "cheap"
    faulty = tmp_path / "faulty.csv"
    with faulty.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([row[:-1] for row in rows])
    async with open_app() as (app, pilot):
        await pilot.press("f4")
        await until(pilot, lambda: "rings" in app.work.places and len(skus(app)) == 4)
        await pilot.press("i")
        await until(pilot, lambda: isinstance(app.screen, ImportScreen))
        await paste(app, pilot, faulty)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Told), 30)
        shown = [
            [cell.text for cell in row.cells][:3] for row in app.screen.query_one("#told-list", Rows).rows
        ]
        assert shown == [["3", "moq", "many"], ["4", "price", "cheap"]]
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, ImportScreen))
        assert app.screen.query_one("#path").value == str(faulty)  # type: ignore[attr-defined]
        await pilot.press("escape")
        await until(pilot, lambda: not app.has_dialog)
        assert len(skus(app)) == 4


async def test_a_running_import_is_stopped_and_nothing_of_it_is_kept(open_app: Open, tmp_path: Path) -> None:
    long = tmp_path / "long.csv"
    lines = [f"PM,Practice Maker,LONG-{number},Practice {number},agate" for number in range(20_000)]
    long.write_text("\n".join(["maker,maker_name,sku,name_en,stone", *lines]), encoding="utf-8")
    async with open_app() as (app, pilot):
        await pilot.press("f4")
        await until(pilot, lambda: "rings" in app.work.places and len(skus(app)) == 4)
        await pilot.press("i")
        await until(pilot, lambda: isinstance(app.screen, ImportScreen))
        sheet = app.screen
        assert isinstance(sheet, ImportScreen)
        await paste(app, pilot, long)
        await pilot.press("enter")
        await until(pilot, lambda: sheet.query_one(Progress).done[0] > 0)
        await pilot.press("escape")
        await until(pilot, lambda: sheet.query_one(".fault").display)
        assert sheet.is_current
        await pilot.press("escape")
        await until(pilot, lambda: not app.has_dialog)
        await pilot.press("f7", *"long-1", "enter")
        await until(pilot, lambda: skus(app) == [])
