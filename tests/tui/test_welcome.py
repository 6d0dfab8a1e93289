"""The first start: three ways to begin, nothing typed is lost, nothing is chosen by accident."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from fairdesk import settings
from fairdesk.stand import Stand, open_stand
from fairdesk.tui.app import FairdeskApp
from fairdesk.tui.inputs.one_row import In
from fairdesk.tui.screens.start import welcome as first_screen
from fairdesk.tui.screens.start.setup import SetupScreen, code_from
from fairdesk.tui.screens.start.welcome import Welcome
from fairdesk.tui.widgets.reading import Reading
from fairdesk.tui.widgets.ring_picture import RingPicture
from fairdesk.workflows.fair import fairs
from tests.tui.conftest import until

Fresh = Callable[..., AbstractAsyncContextManager[tuple[FairdeskApp, Pilot[None]]]]


@pytest.fixture
def fresh(tmp_path: Path) -> Fresh:
    """Open the app on an empty data folder, at the first screen; `typed` is typed before it shows."""

    @asynccontextmanager
    async def opened(
        size: tuple[int, int] = (80, 24), typed: str = "", quiet: bool = True
    ) -> AsyncIterator[tuple[FairdeskApp, Pilot[None]]]:
        app = FairdeskApp(settings.load(tmp_path))
        async with app.run_test(size=size, notifications=True) as pilot:
            await until(pilot, lambda: app.home is not None)
            await pilot.press(*typed)
            await until(pilot, lambda: isinstance(app.screen, Welcome))
            if quiet:
                await pilot.pause(first_screen.QUIET_SECONDS + 0.1)
            yield app, pilot
            if app.opened is not None:
                app.opened.stand.close()

    return opened


def name_at_the_desk(app: FairdeskApp) -> str:
    """Return what stands in the Desk's first field."""
    return app.desk.query(In).first().value


def look(tmp_path: Path) -> Stand:
    """Open the data a second time, as another program would."""
    return open_stand(settings.load(tmp_path))


async def test_a_waiting_visitor_comes_to_the_desk_with_one_key(fresh: Fresh, tmp_path: Path) -> None:
    async with fresh() as (app, pilot):
        await pilot.press("1")
        await until(pilot, lambda: not app.has_dialog)
        assert app.place is app.desk
        stand = look(tmp_path)
        assert [fair.code for fair in fairs.all_fairs(stand)] == [stand.the_fair.code]
        assert stand.the_fair.code.startswith("F")
        assert app.work.header.fair == stand.the_fair.name
        stand.close()


async def test_a_persian_digit_begins_too(fresh: Fresh) -> None:
    async with fresh() as (app, pilot):
        await pilot.press("۱")
        await until(pilot, lambda: not app.has_dialog)


async def test_a_fair_is_set_up_with_its_name_alone_or_with_all(fresh: Fresh, tmp_path: Path) -> None:
    async with fresh() as (app, pilot):
        await pilot.press("2")
        await until(pilot, lambda: isinstance(app.screen, SetupScreen))
        await pilot.press(
            *"Practice", "space", *"Fair", "space", *"2027", "enter", "enter", *"Stockholm", "enter"
        )
        await pilot.press(*"swe", "enter", *"A2", "enter", *"2027-02-30", "f9")
        await until(pilot, lambda: "is not a date" in app.screen.query_one(".fault", Reading).text)
        assert app.screen.query_one("#starts", In).value == "2027-02-30"
        app.screen.query_one("#starts", In).focus()
        await pilot.press(*["backspace"] * 2, *"28", "f9")
        await until(pilot, lambda: app.opened is not None and app.opened.stand.fair is not None)
        stand = look(tmp_path)
        fair = stand.the_fair
        assert (fair.code, fair.name, fair.city, fair.country, fair.stand) == (
            "PF27", "Practice Fair 2027", "Stockholm", "SE", "A2",
        )  # fmt: skip
        assert str(fair.starts) == "2027-02-28"
        stand.close()


async def test_a_fair_with_a_persian_name_needs_no_code(fresh: Fresh, tmp_path: Path) -> None:
    async with fresh() as (app, pilot):
        await pilot.press("2")
        await until(pilot, lambda: isinstance(app.screen, SetupScreen))
        await pilot.press(*"نمایشگاه", "space", *"قم", "f9")
        await until(pilot, lambda: app.opened is not None and app.opened.stand.fair is not None)
        stand = look(tmp_path)
        assert stand.the_fair.name == "نمایشگاه قم"
        assert stand.the_fair.code.startswith("FAIR")
        stand.close()


async def test_not_now_comes_back_to_the_three_ways(fresh: Fresh) -> None:
    async with fresh() as (app, pilot):
        await pilot.press("2")
        await until(pilot, lambda: isinstance(app.screen, SetupScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Welcome))


async def test_practising_touches_nothing_of_the_real_data(fresh: Fresh, tmp_path: Path) -> None:
    async with fresh() as (app, pilot):
        await pilot.press("3")
        await until(pilot, lambda: app.work.header.mark == "PRACTICE", 30)
        await until(pilot, lambda: not isinstance(app.screen, Welcome))
        for size in ((80, 24), (60, 20), (120, 40)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert "PRACTICE" in app.work.header.render_line(0).text
        real, practice = look(tmp_path), look(tmp_path / "practice")
        assert fairs.all_fairs(real) == ()
        assert practice.the_fair.sample
        real.close()
        practice.close()


async def test_what_was_typed_before_is_kept_and_chooses_nothing(
    fresh: Fresh, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_screen, "QUIET_SECONDS", 5.0)
    async with fresh(typed="Anna123", quiet=False) as (app, pilot):
        await pilot.press(*"12", "enter")
        assert isinstance(app.screen, Welcome)
        assert name_at_the_desk(app) == "Anna12312"
        await pilot.press("down", "up", "enter")
        assert isinstance(app.screen, Welcome)
        monkeypatch.setattr(first_screen, "QUIET_SECONDS", 0.0)
        await pilot.press("enter")
        await until(pilot, lambda: not app.has_dialog)
        assert name_at_the_desk(app) == "Anna12312"


async def test_letters_are_never_lost_on_the_first_screen(fresh: Fresh) -> None:
    async with fresh() as (app, pilot):
        await pilot.press(*"Zahra")
        assert name_at_the_desk(app) == "Zahra"
        assert isinstance(app.screen, Welcome)


@pytest.mark.parametrize(("size", "ring"), [((80, 24), (28, 14)), ((120, 40), (44, 22)), ((60, 20), (0, 0))])
async def test_the_ring_is_as_large_as_the_window_allows(
    fresh: Fresh, size: tuple[int, int], ring: tuple[int, int]
) -> None:
    async with fresh(size) as (app, pilot):
        picture = app.screen.query_one("#welcome-ring", RingPicture)
        await until(
            pilot, lambda: (len(picture.blocks[0]) if picture.blocks else 0, len(picture.blocks)) == ring
        )
        assert app.screen.region.contains_region(app.screen.query_one("#welcome-words").region)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Inhorgenta Munich 2027", "IM27"),
        ("Ambiente", "AMBI"),
        ("Älvsjö Mässan 26", "AM26"),
        ("نمایشگاه", ""),
        ("", ""),
    ],
)
def test_a_code_is_made_from_the_name(name: str, code: str) -> None:
    assert code_from(name) == code
