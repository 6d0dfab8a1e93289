"""Printing from the screens: what phones can read, looked at first, stopped, refused, and in Persian."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

import pytest
import zxingcpp
from PIL import Image
from textual.pilot import Pilot

from fairdesk import settings
from fairdesk.language.messages import digits
from fairdesk.models.rows import LeadDetail
from fairdesk.settings import Settings
from fairdesk.stand import Stand, open_stand
from fairdesk.storage.codes import assign
from fairdesk.storage.write import writing
from fairdesk.tui.app import FairdeskApp
from fairdesk.tui.inputs.one_row import In
from fairdesk.tui.screens.paper.picks import PicksPaper
from fairdesk.tui.screens.paper.rings import RingsPaper
from fairdesk.tui.screens.paper.sheet import PaperSheet
from fairdesk.tui.screens.paper.signs import WifiPaper
from fairdesk.tui.screens.sheets.progress import Progress
from fairdesk.tui.screens.sheets.told import Told
from fairdesk.tui.widgets.reading import Reading
from fairdesk.tui.widgets.ring_picture import RingPicture
from fairdesk.tui.widgets.rows import Rows
from fairdesk.workflows.fair import fairs, staff
from fairdesk.workflows.rings import browse, code
from tests.tui.conftest import Open, until
from tests.tui.people import ANNA, JONAS, keep

QR: Final = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCodeModel2)

Opened = tuple[FairdeskApp, Pilot[None]]


@pytest.fixture
def sample_data(tmp_path: Path, sample_folder: Path) -> Path:
    """A data folder with the sample fair and one of the staff."""
    data = tmp_path / "sample"
    shutil.copytree(sample_folder, data)
    stand = open_stand(settings.load(data))
    staff.use(stand, "Practice Sara")
    stand.close()
    return data


@pytest.fixture
async def rings(sample_data: Path) -> AsyncIterator[Opened]:
    """The app on the sample, at Rings."""
    app = FairdeskApp(settings.load(sample_data))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: app.home is not None and app.opened is not None)
        await pilot.press("f4")
        await until(pilot, lambda: "rings" in app.work.places and len(skus(app)) > 40)
        await pilot.pause()
        yield app, pilot
        assert app.opened is not None
        app.opened.stand.close()


def skus(app: FairdeskApp) -> list[str]:
    """Return the SKUs in the list."""
    return [row.key for row in app.work.query_one("#rings-list", Rows).rows]


def codes(*paths: Path) -> list[str]:
    """Return what a phone reads on pages."""
    found = []
    for path in paths:
        with Image.open(path) as page:
            large = page.convert("L").resize((page.width * 2, page.height * 2))
        found += [
            one.text
            for one in zxingcpp.read_barcodes(
                large, zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCodeModel2)
            )
        ]
    return sorted(found)


async def sheet(app: FairdeskApp, pilot: Pilot[None], kind: type[PaperSheet]) -> PaperSheet:
    """Return the sheet that opens."""
    await until(pilot, lambda: isinstance(app.screen, kind))
    await pilot.pause()
    assert isinstance(app.screen, PaperSheet)
    return app.screen


def fault(one: PaperSheet) -> str:
    """Return what the sheet says is wrong."""
    line = one.query_one(".fault", Reading)
    return line.text if line.display else ""


def lead_name(app: FairdeskApp) -> str:
    """Return the name of the lead under the cursor."""
    lead = getattr(app.place, "lead", None)
    return lead.contact.name if isinstance(lead, LeadDetail) else ""


def led(stand: Stand, address: str) -> None:
    """Give every ring of a made stand a code, and the fair an address for them."""
    with writing(stand.database, stand.who, "catalogue") as write:
        assign(write, browse.on_sale(stand))
    fairs.edit(stand, "PRACTICE", {"base_url": address})


async def to(one: PaperSheet, pilot: Pilot[None], path: Path) -> None:
    """Name the file that is to be written."""
    one.query_one("#out", In).write(str(path))
    await pilot.pause()


def row(app: FairdeskApp, words: str) -> bool:
    """Whether words stand in a row of the screen."""
    return any(words in strip.text for strip in app.screen._compositor.render_strips())


async def test_labels_of_what_was_found_are_printed_and_phones_read_them(
    rings: Opened, tmp_path: Path
) -> None:
    app, pilot = rings
    await until(pilot, lambda: len(app.work.query("#rings-chips")) == 1)
    await pilot.press("f7", *"turquoise", "enter")
    await until(pilot, lambda: 0 < len(skus(app)) < 20)
    await pilot.press("p")
    one = await sheet(app, pilot, RingsPaper)
    assert one.query_one("#out", In).value.endswith("-labels.pdf")
    assert row(app, f"{len(skus(app))} found")
    await to(one, pilot, tmp_path / "found.png")
    await pilot.press("f9")
    await until(pilot, lambda: not app.has_dialog, 30)
    assert app.opened is not None
    wanted = sorted(code.link_of(app.opened.stand, sku) for sku in skus(app))
    assert codes(tmp_path / "found.png") == wanted
    await until(pilot, lambda: row(app, f"√ Printed   1 page, {len(wanted)} codes: found.png"))
    await pilot.press("p", "t")
    one = await sheet(app, pilot, RingsPaper)
    await to(one, pilot, tmp_path / "tent.pdf")
    await pilot.press("t", "f9")
    await until(pilot, lambda: not app.has_dialog, 30)
    assert (tmp_path / "tent.pdf").read_bytes().startswith(b"%PDF")


async def test_many_are_tried_with_one_and_looked_at_first(rings: Opened, tmp_path: Path) -> None:
    app, pilot = rings
    await pilot.press("p")
    one = await sheet(app, pilot, RingsPaper)
    await to(one, pilot, tmp_path / "many.png")
    assert not one.query_one(".proof").display
    await pilot.press("down", "a")
    assert one.query_one(".proof").display, "more than fifty codes: one label is offered first"
    one.query_one("#proof").focus()
    await pilot.press("space", "f9")
    await until(pilot, lambda: row(app, "Try it with a phone"), 30)
    assert one.is_current
    assert len(codes(tmp_path / "many-proof.png")) == 1
    assert not list(tmp_path.glob("many-[0-9]*"))
    one.query_one("#out").focus()
    await pilot.press("down", "down", "enter")
    await until(pilot, lambda: row(app, "1 of 3"), 30)
    page = app.screen.query_one("#large", RingPicture)
    await until(pilot, lambda: len({colour for line in page.blocks for pair in line for colour in pair}) > 10)
    first = page.blocks
    await pilot.press("pagedown")
    await until(pilot, lambda: row(app, "2 of 3") and page.blocks != first)
    await pilot.press("escape")
    await until(pilot, lambda: one.is_current)


async def test_printing_is_stopped_by_esc_and_leaves_nothing(rings: Opened, tmp_path: Path) -> None:
    app, pilot = rings
    await pilot.press("p", "down", "a")
    one = await sheet(app, pilot, RingsPaper)
    await to(one, pilot, tmp_path / "many.pdf")
    one.query_one("#copies", In).write(digits(1000))
    await pilot.press("f9")
    await until(pilot, lambda: one.query_one(Progress).done[1] > 0, 30)
    await pilot.press("escape")
    await until(pilot, lambda: bool(fault(one)), 30)
    assert fault(one) == "Stopped. Nothing was printed."
    assert list(tmp_path.glob("many*")) == []
    one.query_one("#skip", In).write("21")
    await pilot.press("f9")
    await until(pilot, lambda: "cannot be left free" in fault(one))
    assert app.focused is one.query_one("#skip")


async def test_the_picks_of_the_lead_under_the_cursor_are_printed(
    open_app: Open, stand: Stand, tmp_path: Path
) -> None:
    keep(stand, JONAS)
    keep(stand, {**ANNA, "language": "sv"}, ("FZ-1023", "order"), ("AQ-2004", "liked"))
    led(stand, "https://rings.qom-stand.se")
    async with open_app((80, 24)) as (app, pilot):
        await pilot.press("f3")
        await until(pilot, lambda: lead_name(app) == ANNA["name"])
        assert "p" in [hint.key for hint in app.place.hints()]
        await pilot.press("p")
        one = await sheet(app, pilot, PicksPaper)
        assert one.query_one("#language").value == "sv"  # type: ignore[attr-defined]
        await to(one, pilot, tmp_path / "picks.png")
        await pilot.press("f9")
        await until(pilot, lambda: isinstance(app.screen, Told), 30)
        assert row(app, "No name in Svenska"), "what is not as it was meant is said"
        await pilot.press("escape")
        read = codes(tmp_path / "picks.png")
        assert [text for text in read if "/R/" in text] == sorted(
            code.link_of(stand, sku) for sku in ("FZ-1023", "AQ-2004")
        )
        assert not any(text.startswith("BEGIN:VCARD") for text in read), "nothing says how to reach the stand"
        await pilot.press("down")
        await until(pilot, lambda: lead_name(app) == JONAS["name"])
        await pilot.press("p")
        await until(pilot, lambda: len(app._notifications) == 1)
        assert not app.has_dialog, "there is nothing to print yet"


async def test_codes_that_lead_nowhere_are_refused_and_those_for_this_network_offered(
    open_app: Open, tmp_path: Path
) -> None:
    async with open_app() as (app, pilot):
        await pilot.press("f4")
        await until(pilot, lambda: "rings" in app.work.places and len(skus(app)) == 4)
        await pilot.press("p")
        one = await sheet(app, pilot, RingsPaper)
        await to(one, pilot, tmp_path / "labels.png")
        await pilot.press("f9")
        await until(pilot, lambda: "is not set" in fault(one))
        assert "--" not in fault(one), "no words of the command line"
        assert not one.query_one(".local").display
        assert app.opened is not None
        led(app.opened.stand, "http://192.168.4.20:8080")
        await pilot.press("f9")
        await until(pilot, lambda: "opens in this network only" in fault(one))
        assert not (tmp_path / "labels.png").exists()
        await pilot.press("space", "f9")
        await until(pilot, lambda: not app.has_dialog, 30)
        assert codes(tmp_path / "labels.png") == [code.link_of(app.opened.stand, skus(app)[0])]


async def test_a_sign_is_printed_from_the_menu_in_persian_by_a_persian_keyboard(
    open_app: Open, data: Settings, tmp_path: Path
) -> None:
    settings.change(data, language="fa")
    async with open_app() as (app, pilot):
        await pilot.press("ctrl+p", *"وای‌فای")
        await pilot.pause(0.4)
        await pilot.press("enter")
        one = await sheet(app, pilot, WifiPaper)
        await to(one, pilot, tmp_path / "wifi.png")
        one.query_one("#network", In).write("Practice Net")
        one.query_one("#password", In).write("short")
        await pilot.press("f9")
        await until(pilot, lambda: "رمز" in fault(one))
        assert app.focused is one.query_one("#password")
        one.query_one("#password", In).write("long enough")
        await pilot.press("f9")
        await until(pilot, lambda: not app.has_dialog, 30)
        assert codes(tmp_path / "wifi.png") == ["WIFI:T:WPA;S:Practice Net;P:long enough;;"]
        assert "چاپ شد" in app.work.hint_line.flash.mark
        await pilot.press("f4")
        await until(pilot, lambda: "rings" in app.work.places and len(skus(app)) == 4)
        await pilot.press("ح")
        await sheet(app, pilot, RingsPaper)
