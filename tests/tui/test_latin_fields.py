"""Typing on a Persian or Arabic keyboard: fields of Latin letters get them, finders find by the same keys."""

from __future__ import annotations

import pytest
from textual._xterm_parser import XTermParser
from textual.command import CommandPalette
from textual.events import Key, Paste
from textual.keys import _character_to_key

from fairdesk.domain.keyboard import PERSIAN_KEYS, US_KEYS
from fairdesk.stand import Stand
from fairdesk.tui.inputs.latin_in import LatinIn
from fairdesk.tui.screens.desk.form.fields import LATIN
from fairdesk.tui.screens.hidden import Hidden
from fairdesk.tui.widgets.drop import Drop
from fairdesk.tui.widgets.rows import Rows
from tests.tui.conftest import Open, until
from tests.tui.people import ANNA, JONAS, keep

ON_PERSIAN = dict(zip(US_KEYS, PERSIAN_KEYS, strict=True))
ON_ARABIC = dict(zip("qwertyuiop[]asdfghjkl;'zxcvnm,./", "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظ", strict=True))
TABLE = {
    "email": "anna.provberg+fair@sample-house.example",
    "website": "https://sample.example/rings?q=1&x=~a",
    "badge": "QX-88123/bB",
    "paper_no": "A-0017",
}


def sent(text: str, layout: dict[str, str]) -> list[str]:
    """Return what a keyboard of another layout sends for the keys of a text."""
    return [layout.get(letter, letter) for letter in text]


def key_of(sign: str) -> str:
    """Return the name that Textual gives a key by what it sends."""
    return _character_to_key(sign)


def test_the_table_names_every_latin_only_field() -> None:
    assert set(TABLE) == LATIN


@pytest.mark.parametrize("field", TABLE)
async def test_each_field_gets_the_letters_of_the_same_keys(open_app: Open, field: str) -> None:
    async with open_app() as (app, pilot):
        part = app.desk.form.inputs[field]
        app.desk.form.go_to(part)
        await pilot.pause()
        typed = TABLE[field]
        for sign in sent(typed, ON_PERSIAN):
            part.post_message(Key(key_of(sign), sign))
        await until(pilot, lambda: len(part.value) == len(typed))
        assert part.value == typed


async def test_joiners_are_typed_into_a_name(open_app: Open) -> None:
    async with open_app() as (app, pilot):
        name = app.desk.form.inputs["name"]
        for sign in "می\u200cآزماید و نه\u200d":
            app.post_message(Key(key_of(sign), sign))
        await until(pilot, lambda: name.value == "می\u200cآزماید و نه\u200d")


async def test_a_key_of_two_letters_types_both_in_their_place(open_app: Open) -> None:
    async with open_app() as (app, pilot):
        await pilot.press(*"سﻻم")
        assert app.desk.form.inputs["name"].value == "سلام"


async def test_letters_that_only_an_arabic_keyboard_has_turn_too(open_app: Open) -> None:
    async with open_app() as (app, pilot):
        part = app.desk.form.inputs["email"]
        app.desk.form.go_to(part)
        await pilot.press(*sent("anna", ON_ARABIC))
        assert part.value == "anna"


async def test_one_backspace_shows_what_was_sent_and_the_next_ones_delete(open_app: Open) -> None:
    async with open_app() as (app, pilot):
        part = app.desk.form.inputs["email"]
        assert isinstance(part, LatinIn)
        app.desk.form.go_to(part)
        await pilot.press("x")
        await pilot.press(*"شددش")
        assert part.value == "xanna"
        assert app.work.hint_line.flash.mark == "Aa", "it is said, so that nobody wonders"
        await pilot.press("backspace")
        assert part.value == "xشددش"
        await pilot.press("س")
        assert part.value == "xشددشس", "what follows stays as it is sent"
        await pilot.press("backspace", "backspace")
        assert part.value == "xشدد"
        await pilot.press("up", "down")
        await pilot.press("س")
        assert part.value == "xشددs", "at the next visit letters turn again"


async def test_a_slip_of_the_finger_is_mended_with_a_second_backspace(open_app: Open) -> None:
    async with open_app() as (app, pilot):
        part = app.desk.form.inputs["email"]
        app.desk.form.go_to(part)
        await pilot.press(*"شددشس", "backspace", "backspace")
        assert part.value == "anna"
        await pilot.press("س", "backspace")
        assert part.value == "anna", "nobody is asked twice"
        await pilot.press(*"ذ", "home", "delete", "ش")
        assert part.value.startswith("a")


async def test_a_paste_and_a_name_stay_as_they_are(open_app: Open) -> None:
    async with open_app() as (app, pilot):
        part = app.desk.form.inputs["website"]
        app.desk.form.go_to(part)
        await pilot.pause()
        part.post_message(Paste("قم.example"))
        await until(pilot, lambda: part.value == "قم.example")
        name = app.desk.form.inputs["name"]
        app.desk.form.go_to(name)
        await pilot.press(*"زهرا")
        assert name.value == "زهرا"


@pytest.mark.parametrize(("typed", "country"), [("سث", "Sweden"), ("آلمان", "Germany"), ("ایر", "Iran")])
async def test_a_country_is_found_by_name_or_keys(open_app: Open, typed: str, country: str) -> None:
    async with open_app() as (app, pilot):
        part = app.desk.form.inputs["country"]
        app.desk.form.go_to(part)
        await pilot.press(*typed)
        drop = app.work.query_one(Drop)
        await until(pilot, lambda: drop.is_open_for(part))
        await pilot.press("enter")
        await until(pilot, lambda: part.value == country)


async def test_a_ring_is_found_by_the_keys_of_its_sku(open_app: Open) -> None:
    async with open_app() as (app, pilot):
        await pilot.press("f7", *sent("fz-1023", ON_PERSIAN))
        drop = app.work.query_one(Drop)
        await until(pilot, lambda: drop.rows)
        await pilot.press("enter")
        await until(pilot, lambda: [one.pick.sku for one in app.desk.forms.picks] == ["FZ-1023"])


async def test_the_finders_find_by_the_keys_and_say_so(open_app: Open, stand: Stand) -> None:
    keep(stand, ANNA)
    keep(stand, JONAS)
    async with open_app() as (app, pilot):
        for place, word, found in (("f3", "provberg", 1), ("f4", "fz-1031", 1)):
            await pilot.press(place)
            name = {"f3": "leads", "f4": "rings"}[place]
            await until(pilot, lambda name=name: name in app.work.places)  # type: ignore[misc]
            rows = app.work.query_one(f"#{name}-list", Rows)
            await until(pilot, lambda rows=rows: len(rows.rows) > 1)  # type: ignore[misc]
            await pilot.press("f7", *sent(word, ON_PERSIAN))
            await until(pilot, lambda rows=rows, found=found: len(rows.rows) == found)  # type: ignore[misc]
            await until(pilot, lambda word=word: word in app.work.hint_line.flash.text)  # type: ignore[misc]


@pytest.mark.usefixtures("long_escape")
async def test_escape_and_a_digit_reach_menu_finder_and_places(open_app: Open, stand: Stand) -> None:
    keep(stand, ANNA)
    async with open_app() as (app, pilot):
        await pilot.press("escape", "۷")
        await until(pilot, lambda: app.focused is app.desk.form.ring_line.query_field)
        await pilot.press("alt+1")
        await until(pilot, lambda: isinstance(app.screen, CommandPalette))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is app.work)
        await pilot.press("escape", "0")
        await until(pilot, lambda: isinstance(app.screen, Hidden))
        await pilot.press("enter")
        app.desk.form.go_to(app.desk.form.inputs["name"])
        await pilot.press(*ANNA["name"])
        await until(pilot, lambda: app.desk.lookups.people)
        await pilot.press("escape", "8")
        await until(pilot, lambda: app.desk.forms.draft.visit_of)
        await pilot.press("escape", "9")
        await until(pilot, lambda: "Visit added" in app.work.hint_line.flash.mark)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_the_last_row_says_how_without_f_keys(open_app: Open, size: tuple[int, int]) -> None:
    async with open_app(size) as (app, _pilot):
        text = app.work.bar.render_line(0).text
        assert text.rstrip().endswith("9 Save 0 Hide")
        assert "Esc" in text
        assert size[0] < 80 or "1 Menu 2-4 Places" in text


def test_every_enter_and_digit_of_a_keypad_arrives() -> None:
    def keys(sent: str) -> list[str]:
        return [event.key for event in XTermParser().feed(sent) if isinstance(event, Key)]

    assert keys("\x1bOM") == ["enter"]
    assert keys("\x1b[57414u") == ["enter"]
    assert keys("\x1b[57400u") == ["1"]
