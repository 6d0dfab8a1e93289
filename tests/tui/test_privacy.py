"""What others may see of the screen, by a clock that the test sets."""

from __future__ import annotations

from collections.abc import Callable

from textual.pilot import Pilot

from fairdesk.settings import Settings
from fairdesk.stand import Stand
from fairdesk.storage.write import writing
from fairdesk.tui.acts.at_keyboard import ask_pin
from fairdesk.tui.app import FairdeskApp
from fairdesk.tui.screens.codes.ring import CodeScreen
from fairdesk.tui.screens.hidden import Hidden
from fairdesk.tui.screens.interests.out import SamplesOut
from fairdesk.tui.screens.leads.full import LeadScreen
from fairdesk.tui.screens.sheets.pin import PinSheet
from fairdesk.tui.widgets.detail import Detail
from fairdesk.tui.widgets.drop import Drop
from fairdesk.tui.widgets.rows import Rows
from fairdesk.workflows.leads import browse
from fairdesk.workflows.trust import pin
from tests.tui.conftest import Open, until
from tests.tui.people import ANNA, keep


class Steady:
    """Seconds, as many as the test says."""

    def __init__(self, app: FairdeskApp) -> None:
        self.now = 1000.0
        self._privacy = app.work.privacy
        self._privacy.steady = lambda: self.now
        self._privacy.used()

    def pass_on(self, seconds: float) -> None:
        """Let time pass, and let the privacy look at it."""
        self.now += seconds
        self._privacy.tick()


def priced(stand: Stand) -> None:
    """Give the made rings a price."""
    with writing(stand.database, stand.who, "catalogue") as write:
        for row in browse_rings(stand):
            write.change("ring", row, {"price_minor": 4500, "price_currency": "EUR"})


def browse_rings(stand: Stand) -> list[str]:
    from fairdesk.workflows.rings import browse as rings

    return [row.id for row in rings.page(stand, "", "", 0, 50)[0]]


def text_of(rows: Rows) -> str:
    return "\n".join(" ".join(cell.text for cell in row.cells) for row in rows.rows)


async def test_prices_are_dots_until_a_key_shows_them_for_five_seconds(open_app: Open, stand: Stand) -> None:
    priced(stand)
    async with open_app((120, 40)) as (app, pilot):
        clock = Steady(app)
        drop = app.work.query_one(Drop)
        look = app.work.query_one("#look", Detail)

        def beside() -> str:
            return "\n".join("".join(cell.text for cell in fact) for fact in look.facts)

        await pilot.press("f7", *"fz", "wait")
        await until(pilot, lambda: drop.rows and "Price ···" in beside())
        assert "45.00" not in text_of(drop)
        await pilot.press("ctrl+r")
        await until(pilot, lambda: "45.00 EUR" in text_of(drop) and "45.00 EUR" in beside())
        clock.pass_on(4.9)
        assert "45.00 EUR" in text_of(drop)
        clock.pass_on(0.1)
        await until(pilot, lambda: "45.00" not in text_of(drop) + beside())
        await pilot.press("ctrl+r")
        await until(pilot, lambda: "45.00 EUR" in text_of(drop))
        await pilot.press("f12", "f12")
        await until(pilot, lambda: app.screen is app.work)
        assert not app.desk.prices, "the poster covers the prices for good"


async def test_the_same_key_shows_them_in_the_catalogue(open_app: Open, stand: Stand) -> None:
    priced(stand)
    async with open_app((120, 40)) as (app, pilot):
        clock = Steady(app)
        await pilot.press("f4")
        await until(
            pilot, lambda: "rings" in app.work.places and app.work.query_one("#rings-list", Rows).rows
        )
        rings = app.work.query_one("#rings-list", Rows)
        assert "45.00" not in text_of(rings)
        await pilot.press("ctrl+r")
        await until(pilot, lambda: "45.00" in text_of(rings))
        clock.pass_on(5)
        await until(pilot, lambda: "45.00" not in text_of(rings))


async def test_leads_go_back_to_the_desk_when_nobody_is_there(open_app: Open, stand: Stand) -> None:
    keep(stand, ANNA)
    async with open_app() as (app, pilot):
        clock = Steady(app)
        await pilot.press(*"Practice Half", "f3")
        await until(pilot, lambda: app.work.place.NAME == "leads")
        clock.pass_on(89)
        await pilot.press("down")
        clock.pass_on(89)
        await pilot.pause(0.1)
        assert app.work.place.NAME == "leads", "a key begins the time anew"
        clock.pass_on(1)
        await until(pilot, lambda: app.work.place is app.desk)
        assert app.desk.form.inputs["name"].value == "Practice Half"
        clock.pass_on(900)
        await pilot.pause(0.1)
        assert app.screen is app.work, "the Desk shows the visitor who is there"


async def test_what_lies_over_the_leads_is_covered_and_comes_back(open_app: Open, stand: Stand) -> None:
    keep(stand, ANNA)
    async with open_app() as (app, pilot):
        clock = Steady(app)
        await pilot.press("f3")
        await until(
            pilot, lambda: "leads" in app.work.places and app.work.query_one("#leads-list", Rows).rows
        )
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, LeadScreen))
        clock.pass_on(90)
        await until(pilot, lambda: isinstance(app.screen, Hidden))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, LeadScreen))
        await pilot.press("escape")
        app.push_screen(SamplesOut(stand))
        await pilot.pause()
        clock.pass_on(90)
        await until(pilot, lambda: isinstance(app.screen, Hidden))


async def test_a_code_that_a_visitor_scans_is_left_alone(open_app: Open, stand: Stand) -> None:
    async with open_app() as (app, pilot):
        clock = Steady(app)
        await pilot.press("f4")
        await until(
            pilot, lambda: "rings" in app.work.places and app.work.query_one("#rings-list", Rows).rows
        )
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, CodeScreen))
        clock.pass_on(600)
        await pilot.pause(0.1)
        assert isinstance(app.screen, CodeScreen)


async def test_no_idle_time_is_kept_where_the_settings_say_so(
    open_app: Open, stand: Stand, data: Settings
) -> None:
    (data.data / "settings.toml").write_text('staff = "Practice Sara"\nidle_seconds = 0\n', "utf-8")
    keep(stand, ANNA)
    async with open_app() as (app, pilot):
        clock = Steady(app)
        await pilot.press("f3")
        await until(pilot, lambda: app.work.place.NAME == "leads")
        clock.pass_on(9000)
        await pilot.pause(0.1)
        assert app.work.place.NAME == "leads"


async def test_a_name_that_was_said_goes_after_ten_seconds(open_app: Open, stand: Stand) -> None:
    async with open_app() as (app, pilot):
        clock = Steady(app)
        await save_anna(app, pilot)
        assert "Practice Anna" in app.work.hint_line.flash.text
        clock.pass_on(0)
        clock.pass_on(9.9)
        assert "Practice Anna" in app.work.hint_line.flash.text
        clock.pass_on(0.1)
        assert not app.work.hint_line.flash.mark
        assert len(browse.recent(stand)) == 1


async def save_anna(app: FairdeskApp, pilot: Pilot[None]) -> None:
    """Save a visitor, and wait for what the hint line says."""
    await pilot.press(*"Practice Anna")
    app.desk.form.inputs["email"].write("anna@sample.example")
    await pilot.press("f9")
    await until(pilot, lambda: "Saved" in app.work.hint_line.flash.mark)


async def hidden(app: FairdeskApp, pilot: Pilot[None]) -> Hidden:
    """Hide the screen."""
    await until(pilot, lambda: app.work.privacy.poster.brand)
    await pilot.press("f12")
    screen = app.screen
    assert isinstance(screen, Hidden)
    return screen


async def test_the_poster_shows_brand_and_a_code_only_where_it_leads_somewhere(
    open_app: Open, stand: Stand
) -> None:
    async with open_app() as (app, pilot):
        screen = await hidden(app, pilot)
        assert screen._poster.brand == "Practice Maker"
        assert screen._poster.code is None, "the fair has no address yet"
        await pilot.press("enter")
        assert app.screen is app.work, "no PIN is asked unless one is set"
    with writing(stand.database, stand.who, "fair") as write:
        write.change("fair", stand.the_fair.id, {"base_url": "https://rings.qom"})
    async with open_app() as (app, pilot):
        screen = await hidden(app, pilot)
        await until(pilot, lambda: screen._code.rows)
        assert len(screen._code.rows) + 7 <= 24


async def test_the_pin_brings_the_screen_back_and_nothing_else_does(open_app: Open, stand: Stand) -> None:
    pin.change(stand, "Practice Sara", "1234")
    async with open_app() as (app, pilot):
        await pilot.press(*"Half")
        screen = await hidden(app, pilot)
        for key in ("f12", "escape", "f2", "ctrl+p", "enter"):
            await pilot.press(key)
        assert app.screen is screen
        await type_pin(pilot, screen, "9999")
        await until(pilot, lambda: "not the PIN" in str(screen._said.content))
        await until(pilot, lambda: not screen._pin.disabled)
        assert app.screen is screen
        await type_pin(pilot, screen, "۱۲۳۴")
        await until(pilot, lambda: app.screen is app.work)
        assert app.desk.form.inputs["name"].value == "Half"


async def type_pin(pilot: Pilot[None], screen: Hidden, digits: str) -> None:
    """Type a PIN into the poster's field and press Enter."""
    if not screen._pin.display:
        await pilot.press("enter")
    await until(pilot, lambda: screen._pin.has_focus)
    await pilot.press(*digits, "enter")


async def test_a_wrong_pin_again_and_again_has_to_wait(open_app: Open, stand: Stand) -> None:
    pin.change(stand, "Practice Sara", "1234")
    async with open_app() as (app, pilot):
        screen = await hidden(app, pilot)
        for _try in range(3):
            await type_pin(pilot, screen, "0000")
            await until(pilot, ready(screen, _try + 1))
        assert screen._pin.disabled, "the third wrong one waits two seconds"
        await pilot.press(*"1234", "enter")
        assert app.screen is screen
        await until(pilot, lambda: not screen._pin.disabled, 5)


def ready(screen: Hidden, wrong: int) -> Callable[[], bool]:
    """Whether so many wrong ones were counted, and the field is free where it is at once."""
    return lambda: screen._wrong == wrong and (wrong == 3 or not screen._pin.disabled)


async def test_the_pin_is_set_and_taken_away_from_the_menu(open_app: Open, stand: Stand) -> None:
    async with open_app() as (app, pilot):
        for given, again, asked in (("1234", "1243", False), ("1234", "1234", True), ("", "", False)):
            ask_pin(app.work)
            await until(pilot, lambda: isinstance(app.screen, PinSheet))
            await pilot.press(*given, "down", *again, "f9")
            if given != again:
                await pilot.pause()
                assert isinstance(app.screen, PinSheet), "both must be the same"
                await pilot.press("escape")
            await until(pilot, lambda: app.screen is app.work)
            assert pin.is_asked(stand) is asked
        assert not pin.unlock(stand, "1234")
