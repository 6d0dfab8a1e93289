"""Keys that work everywhere: places by Esc and digit, keys of a Persian keyboard, hiding, the menu."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser
from textual.events import Key

from fairdesk import settings
from fairdesk.domain.trade import Level
from fairdesk.settings import Settings
from fairdesk.tui.keys import digit, folded_key, keep_alt_digits, latin
from fairdesk.tui.screens.ask import Ask
from fairdesk.tui.screens.hidden import Hidden
from tests.tui.conftest import Open, until


def test_esc_and_digit_typed_fast_is_no_sign() -> None:
    keep_alt_digits()
    for number in "0123456789":
        (event,) = [event for event in XTermParser().feed(f"\x1b{number}") if isinstance(event, Key)]
        assert (event.key, event.character) == (f"alt+{number}", None)
    assert ANSI_SEQUENCES_KEYS["\x1b1"] != "¡"


def test_digits_of_any_script() -> None:
    assert [digit(sign) for sign in "1۱١１²½a"] == [1, 1, 1, 1, None, None, None]
    assert digit(None) is None
    assert digit("12") is None


def test_persian_keys_are_the_latin_keys_of_their_place() -> None:
    assert latin("ض") == "q"
    assert latin("۴") == "4"
    assert latin("q") == "q"
    assert folded_key("ctrl+س", None) == "ctrl+s"
    assert folded_key("ctrl+s", None) == ""
    assert folded_key("f9", None) == ""
    assert folded_key("a", "a") == ""


@given(st.text(max_size=3))
def test_folding_takes_anything(text: str) -> None:
    assert latin(text) == "" or len(latin(text)) == 1
    folded_key(text, text)


@pytest.mark.parametrize("key", ["f9", "ctrl+s", "ctrl+س", "alt+9"])
async def test_every_way_to_save(open_app: Open, key: str) -> None:
    async with open_app() as (app, pilot):
        await pilot.press(*"Anna", key)
        await until(pilot, lambda: bool(app._notifications))


@pytest.mark.usefixtures("long_escape")
async def test_esc_then_digit_goes_and_never_types(open_app: Open) -> None:
    async with open_app() as (app, pilot):
        await pilot.press("A", "escape", "0")
        await until(pilot, lambda: isinstance(app.screen, Hidden))
        await pilot.press("enter")
        await until(pilot, lambda: not app.has_dialog)
        await pilot.press("b", "alt+0")
        await until(pilot, lambda: isinstance(app.screen, Hidden))
        await pilot.press("f12")
        await until(pilot, lambda: not app.has_dialog)
        assert app.desk.form.inputs["name"].value == "Ab"


async def test_esc_alone_asks_before_it_empties(open_app: Open) -> None:
    async with open_app() as (app, pilot):
        await pilot.press(*"Anna", "escape")
        await until(pilot, lambda: isinstance(app.screen, Ask))
        await pilot.press("escape")
        await until(pilot, lambda: not app.has_dialog)
        assert app.desk.form.inputs["name"].value == "Anna"
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Ask))
        await pilot.press("ث")  # the key E with the Persian layout on
        await until(pilot, lambda: not app.has_dialog)
        assert app.desk.form.inputs["name"].value == ""


async def test_hiding_covers_every_name(open_app: Open) -> None:
    async with open_app() as (app, pilot):
        await until(pilot, lambda: app.work.privacy.poster.brand)
        await pilot.press(*"Anna Lind", "f12")
        await until(pilot, lambda: isinstance(app.screen, Hidden))
        await pilot.pause()
        text = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        assert "Anna" not in text
        assert "Practice Maker" in text
        await pilot.press("x", "f9", "ctrl+p", "escape")
        await until(pilot, lambda: not app.has_dialog)
        assert app.desk.form.inputs["name"].value == "Anna Lind"


@pytest.mark.parametrize("keys", [("1", "4"), ("۱", "۴"), ("١", "٤")])
async def test_levels_and_quantities_in_any_digits(open_app: Open, keys: tuple[str, str]) -> None:
    async with open_app() as (app, pilot):
        line = app.desk.form.ring_line
        await pilot.press("f7", *"2004", "tab", keys[0])
        assert line.level.level is Level.LOOKED
        assert app.focused is line.quantity
        await pilot.press("shift+tab", keys[1], *"۵۰", "enter")
        await until(pilot, lambda: app.desk.forms.picks and app.desk.forms.picks[0].hit)
        pick = app.desk.forms.picks[0].pick
        assert (pick.sku, pick.level, pick.quantity) == ("AQ-2004", "quote", "۵۰")
        await pilot.press("down", keys[0])
        assert pick.level == "looked"


async def test_menu_reaches_the_work(open_app: Open) -> None:
    async with open_app() as (app, pilot):
        await pilot.press("ctrl+p")
        await until(pilot, lambda: app.has_dialog)
        await pilot.press(*"light")
        await pilot.pause(0.3)
        await pilot.press("enter")
        await until(pilot, lambda: app.theme == "silver")
        assert {line.key for line in app.work.commands()} >= {
            "F2",
            "F3",
            "F4",
            "F9",
            "F12",
            "Ctrl+Q",
        }


@pytest.mark.parametrize(
    ("language", "typed", "shows"),
    [
        ("en", "export", "ExportScreen"),
        ("fa", "خروجي", "ExportScreen"),
        ("en", "import rings", "ImportScreen"),
        ("en", "import contacts", "ImportContacts"),
        ("en", "samples", "SamplesOut"),
    ],
)
async def test_the_menu_of_the_desk_reaches_what_other_places_do(
    open_app: Open, data: Settings, language: str, typed: str, shows: str
) -> None:
    settings.change(data, language=language)
    async with open_app() as (app, pilot):
        await pilot.press("ctrl+p")
        await until(pilot, lambda: app.has_dialog)
        await pilot.press(*typed)
        await pilot.pause(0.5)
        await pilot.press("enter")
        await until(pilot, lambda: type(app.screen).__name__ == shows)
        lines = [line for line in app.work.commands() if line.title]
        assert len({line.title for line in lines}) == len(lines), "no line stands there twice"


async def test_who_is_at_the_keyboard(open_app: Open) -> None:
    async with open_app() as (app, pilot):
        assert app.work.header.staff == "Practice Sara"
        await pilot.press("ctrl+o")
        await until(pilot, lambda: app.has_dialog)
        await pilot.press(*"Practice Reza", "enter")
        await until(pilot, lambda: app.work.header.staff == "Practice Reza")
    async with open_app() as (app, pilot):
        assert app.work.header.staff == "Practice Reza"
