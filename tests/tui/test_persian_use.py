"""Persian as somebody at a stand uses it: countries, days, arrows and pastes are taken as they are meant."""

from __future__ import annotations

from datetime import date

import pytest
from textual.events import Paste

from fairdesk import settings
from fairdesk.domain import countries
from fairdesk.language.messages import language, use_language
from fairdesk.settings import Settings
from fairdesk.stand import Stand
from fairdesk.tui.place import Command
from fairdesk.tui.screens.leads.filters import day_of
from fairdesk.tui.screens.menu import fitting
from fairdesk.tui.widgets.choice import Choice
from tests.tui.conftest import Open, until
from tests.tui.people import ANNA, keep


@pytest.fixture
def persian(data: Settings) -> Settings:
    return settings.change(data, language="fa")


@pytest.mark.parametrize(
    ("typed", "code"), [("آل", "DE"), ("ال", "DE"), ("نر", "NO"), ("سو", "SE"), ("sw", "SE")]
)
def test_two_letters_give_the_country_that_is_called_so_in_persian(typed: str, code: str) -> None:
    assert countries.find(typed, 4, ("SE", "NO", "DE"), "fa")[0].code == code


def test_a_number_is_the_day_of_the_calendar_in_use() -> None:
    today = date(2026, 11, 25)  # 4 Azar 1405
    assert day_of("3", today) == date(2026, 11, 3)
    use_language("fa")
    assert day_of("۳", today) == date(2026, 11, 24)
    assert day_of("۱۴۰۵/۰۹/۰۱", today) == date(2026, 11, 22)


@pytest.mark.usefixtures("persian")
async def test_an_arrow_chooses_what_it_points_at(open_app: Open) -> None:
    async with open_app() as (app, pilot):
        rating = app.screen.query_one("#rating", Choice)
        app.desk.form.go_to(rating)
        assert (rating.value, language()) == ("", "fa")
        row = rating.render_line(0).text
        assert row.index("C") < row.index("A"), "A is at the right"
        await pilot.press("right")
        assert rating.value == "cold", "what stands at the right of the last one"
        await pilot.press("left")
        assert rating.value == ""


async def test_a_country_is_not_refused_while_its_list_is_open(open_app: Open) -> None:
    async with open_app() as (app, pilot):
        field = app.desk.form.inputs["country"]
        app.desk.form.go_to(field)
        await pilot.press(*"ge")
        await pilot.pause(1.3)
        assert "country" not in app.desk.lookups.faults
        await pilot.press(*"xq")
        await until(pilot, lambda: "country" in app.desk.lookups.faults)


async def test_lines_pasted_into_a_note_stay_lines(open_app: Open) -> None:
    async with open_app() as (app, pilot):
        note = app.desk.form.inputs["note"]
        app.desk.form.go_to(note)
        for pasted, kept in (("a\rb", "a\nb"), ("a\r\nb", "a\nb"), ("a\u2028b", "a\nb"), (" a ", " a ")):
            note.value = ""
            note.post_message(Paste(pasted))
            await pilot.pause()
            assert note.value == kept


async def test_what_is_written_on_the_pad_is_in_the_form_at_once_and_after_esc(open_app: Open) -> None:
    async with open_app() as (app, pilot):
        note = app.desk.form.inputs["note"]
        app.desk.form.go_to(note)
        await pilot.press(*"one", "ctrl+j", "enter", *"two")
        await pilot.pause(0.1)
        assert note.value == "one\ntwo"
        await pilot.press("escape")
        await pilot.pause(0.1)
        assert (app.has_dialog, note.value) == (False, "one\ntwo")
        await pilot.press("ctrl+j", *"!", "tab", "tab", "enter")
        await pilot.pause(0.1)
        assert (app.has_dialog, note.value) == (False, "one\ntwo"), "as it was"


async def test_what_no_line_of_the_pad_holds_ends_nothing(open_app: Open) -> None:
    async with open_app() as (app, pilot):
        app.desk.form.go_to(app.desk.form.inputs["note"])
        await pilot.press("ctrl+j")
        app.screen.focused.post_message(Paste("سلام " + "\xad" * 300))  # type: ignore[union-attr]
        await pilot.pause(0.2)
        await pilot.press("f7", "x", "escape")
        await pilot.pause(0.1)
        assert app.desk.form.inputs["note"].value.startswith("سلام"), "F7 marks nothing here"


@pytest.mark.usefixtures("persian")
async def test_parked_forms_begin_at_the_right_with_points_after_initials(
    open_app: Open, stand: Stand
) -> None:
    keep(stand, ANNA)
    async with open_app() as (app, pilot):
        await pilot.press(*"Anna", "ctrl+n")
        await pilot.pause(0.2)
        line = app.desk.parked_line.render_line(0).text
        assert "A." in line
        assert line.index("A.") < line.rindex("۱"), "the number is at the beginning, which is the right"


def test_the_menu_finds_words_and_no_scattered_letters() -> None:
    leave, export = (Command(title, "", "", print) for title in ("خروج از fairdesk", "خروجی مخاطبان"))
    assert fitting("خروج", leave) > fitting("خروج", export) > 0
    assert fitting("خروجي", export) > 0, "an Arabic yeh is the same letter"
    assert fitting("راهنما", export) == 0
