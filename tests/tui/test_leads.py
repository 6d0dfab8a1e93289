"""Leads: found as one types, narrowed, opened, set aside and brought back, exported."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from fairdesk import settings
from fairdesk.settings import Settings
from fairdesk.stand import Stand
from fairdesk.tui import when
from fairdesk.tui.app import FairdeskApp
from fairdesk.tui.screens.leads.export.screen import ExportScreen
from fairdesk.tui.screens.leads.filters import FilterScreen
from fairdesk.tui.screens.leads.full import LeadScreen
from fairdesk.tui.screens.leads.place import Leads
from fairdesk.tui.screens.sheets.help import HelpScreen
from fairdesk.tui.screens.sheets.pick import Pick
from fairdesk.tui.screens.sheets.told import Told
from fairdesk.tui.widgets.bars import NO_FLASH
from fairdesk.tui.widgets.chips import Chips
from fairdesk.tui.widgets.detail import Detail
from fairdesk.tui.widgets.rows import Rows
from fairdesk.workflows.contacts import person
from fairdesk.workflows.leads import browse, edit
from tests.tui.conftest import Open, paste, until
from tests.tui.people import ANNA, JONAS, ZAHRA, crowd, keep


@pytest.fixture
def three(stand: Stand) -> dict[str, str]:
    """Three visitors: Anna is hot, Jonas warm, Zahra unrated; the last one is the newest."""
    return {
        "anna": keep(stand, ANNA, ("FZ-1023", "quote"), ("AQ-2004", "liked")),
        "jonas": keep(stand, JONAS, ("FZ-1031", "liked")),
        "zahra": keep(stand, ZAHRA),
    }


async def go(app: FairdeskApp, pilot: Pilot[None], rows: int) -> Leads:
    """Go to Leads and wait until so many rows are shown."""
    await pilot.press("f3")
    await until(pilot, lambda: "leads" in app.work.places and len(rows_of(app)) == rows)
    leads = app.work.places["leads"]
    assert isinstance(leads, Leads)
    await until(pilot, lambda: leads.lead is not None or not rows)
    return leads


def the_list(app: FairdeskApp) -> Rows:
    """Return the list of leads."""
    return app.work.query_one("#leads-list", Rows)


def rows_of(app: FairdeskApp) -> list[str]:
    """Return the ids in the list."""
    return [row.key for row in the_list(app).rows]


def pane(app: FairdeskApp, name: str = "#leads-pane") -> str:
    """Return what the pane says."""
    screen = app.screen if name == "#lead-whole" else app.work
    facts = screen.query_one(name, Detail).facts
    return "\n".join("".join(cell.text for cell in fact) for fact in facts)


async def test_all_leads_show_newest_first_with_all_of_the_first_beside(
    open_app: Open, three: dict[str, str]
) -> None:
    async with open_app() as (app, pilot):
        await go(app, pilot, 3)
        assert rows_of(app) == [three["zahra"], three["jonas"], three["anna"]]
        await pilot.press("end")
        await until(pilot, lambda: "Anna Provberg" in pane(app))
        told = pane(app)
        for words in (
            "Nordic Sample AB",
            "hot",
            "anna@sample.example",
            "Sweden",
            "FZ-1023",
            "quote",
            "Practice Sara",
        ):
            assert words in told


async def test_the_list_narrows_as_one_types_and_the_last_search_wins(
    open_app: Open, three: dict[str, str]
) -> None:
    async with open_app() as (app, pilot):
        await go(app, pilot, 3)
        await pilot.press("slash", *"muster")
        await until(pilot, lambda: rows_of(app) == [three["jonas"]])
        chips = app.work.query_one("#leads-chips", Chips)
        await until(pilot, lambda: [chip.rows for chip in chips.chips] == [1, 0, 1, 0, 0])
        await pilot.press(*["backspace"] * 6, *"fz-1023")
        await until(pilot, lambda: rows_of(app) == [three["anna"]])
        await pilot.press(*["backspace"] * 7, *"zzzz")
        await until(pilot, lambda: rows_of(app) == [])
        assert the_list(app).empty[0] == "No lead matches."
        await pilot.press("escape")
        await until(pilot, lambda: app.work.focused is the_list(app))
        await pilot.press("escape")
        await until(pilot, lambda: len(rows_of(app)) == 3)


@pytest.mark.parametrize("typed", ["زهرا", "09121234567", "+989121234567", "۰۹۱۲۱۲۳۴۵۶۷", "گوهر"])
async def test_persian_data_is_found_in_any_writing(
    open_app: Open, three: dict[str, str], typed: str
) -> None:
    async with open_app() as (app, pilot):
        await go(app, pilot, 3)
        await pilot.press("f7", *typed)
        await until(pilot, lambda: rows_of(app) == [three["zahra"]])


async def test_digits_of_any_layout_narrow_to_a_rating_and_again_to_all(
    open_app: Open, three: dict[str, str]
) -> None:
    async with open_app() as (app, pilot):
        await go(app, pilot, 3)
        await pilot.press("1")
        await until(pilot, lambda: rows_of(app) == [three["anna"]])
        await pilot.press("۲")
        await until(pilot, lambda: rows_of(app) == [three["jonas"]])
        await pilot.press("0")
        await until(pilot, lambda: len(rows_of(app)) == 3)


async def test_a_chip_is_taken_by_a_click(open_app: Open, three: dict[str, str]) -> None:
    async with open_app() as (app, pilot):
        await go(app, pilot, 3)
        chips = app.work.query_one("#leads-chips", Chips)
        await until(pilot, lambda: chips.chips[0].rows == 3)
        await pilot.click("#leads-chips", offset=(9, 0))
        await until(pilot, lambda: rows_of(app) == [three["anna"]])


async def test_filters_say_what_they_do_not_know_and_then_narrow(
    open_app: Open, three: dict[str, str]
) -> None:
    async with open_app() as (app, pilot):
        await go(app, pilot, 3)
        await pilot.press("f")
        await until(pilot, lambda: isinstance(app.screen, FilterScreen))
        await pilot.press("tab", *"atlantis", "f9")
        await until(pilot, lambda: app.screen.query_one("#country").has_class("-fault"))
        await pilot.press(*["backspace"] * 8, *"germany", "f9")
        await until(pilot, lambda: rows_of(app) == [three["jonas"]])
        assert app.work.query_one("#leads-chips", Chips).tail == ("f", "Germany")


async def test_enter_keeps_a_lead_and_a_letter_sets_it_aside(
    open_app: Open, three: dict[str, str], stand: Stand
) -> None:
    async with open_app() as (app, pilot):
        await go(app, pilot, 3)
        await pilot.press("x")
        await until(pilot, lambda: isinstance(app.screen, Pick))
        await pilot.press("enter")
        await until(pilot, lambda: not app.has_dialog)
        assert browse.show(stand, three["zahra"]).discarded == ""
        await pilot.press("x")
        await until(pilot, lambda: isinstance(app.screen, Pick))
        await pilot.press("t")
        await until(pilot, lambda: len(rows_of(app)) == 2)
        assert browse.show(stand, three["zahra"]).discarded == "test"
        await pilot.press("ctrl+z")
        await until(pilot, lambda: len(rows_of(app)) == 3)
        assert browse.show(stand, three["zahra"]).discarded == ""


async def test_what_was_set_aside_is_restored_with_r(
    open_app: Open, three: dict[str, str], stand: Stand
) -> None:
    async with open_app() as (app, pilot):
        leads = await go(app, pilot, 3)
        await pilot.press("x")
        await until(pilot, lambda: isinstance(app.screen, Pick))
        await pilot.press("j")
        await until(pilot, lambda: len(rows_of(app)) == 2)
        leads.action_filters()
        await until(pilot, lambda: isinstance(app.screen, FilterScreen))
        await pilot.press(*["tab"] * 6, "space", "f9")
        await until(pilot, lambda: rows_of(app) == [three["zahra"]] and leads.lead is not None)
        await until(pilot, lambda: "a joke" in pane(app))
        await pilot.press("r")
        await until(pilot, lambda: rows_of(app) == [])
        assert browse.show(stand, three["zahra"]).discarded == ""


async def test_enter_opens_the_whole_lead_and_the_arrows_go_on(open_app: Open, three: dict[str, str]) -> None:
    async with open_app((60, 20)) as (app, pilot):
        await go(app, pilot, 3)
        assert not app.work.query_one("#leads-pane").display
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, LeadScreen) and "زهرا" in pane(app, "#lead-whole"))
        await pilot.press("right")
        await until(pilot, lambda: "Jonas Muster" in pane(app, "#lead-whole"))
        await pilot.press("escape")
        await until(pilot, lambda: not app.has_dialog)
        current = the_list(app).current
        assert current is not None
        assert current.key == three["jonas"]


@pytest.mark.parametrize(("key", "kept"), [("e", "edit_of"), ("v", "visit_of")])
async def test_a_lead_goes_to_the_desk_to_be_edited_or_visited(
    open_app: Open, three: dict[str, str], key: str, kept: str
) -> None:
    async with open_app() as (app, pilot):
        await go(app, pilot, 3)
        await pilot.press(key)
        await until(
            pilot, lambda: app.place is app.desk and getattr(app.desk.forms.draft, kept) == three["zahra"]
        )


async def test_the_keys_of_the_list_work_after_an_edit_was_left(
    open_app: Open, three: dict[str, str], stand: Stand
) -> None:
    async with open_app() as (app, pilot):
        leads = await go(app, pilot, 3)
        await pilot.press("e")
        await until(pilot, lambda: app.place is app.desk and app.focused is app.desk.form.inputs["name"])
        await pilot.press("escape")
        await until(pilot, lambda: app.place is leads)
        assert not app.has_dialog
        assert app.desk.form.inputs["name"].value == ""
        await pilot.press("e")
        await until(pilot, lambda: app.place is app.desk)
        await pilot.press("f3", "x")
        await until(pilot, lambda: app.has_dialog)
        await pilot.press("escape")
        assert app.desk.form.inputs["name"].value == ZAHRA["name"]
        await pilot.press("f2", *"2", "f9")
        await until(pilot, lambda: app.place is leads)
        assert browse.show(stand, three["zahra"]).contact.name == ZAHRA["name"] + "2"


async def test_more_leads_are_read_when_the_end_comes_near(open_app: Open, stand: Stand) -> None:
    crowd(stand, 120)
    async with open_app((120, 40)) as (app, pilot):
        await go(app, pilot, browse.PAGE)
        for _press in range(3):
            await pilot.press("end")
            await pilot.pause(0.1)
        await until(pilot, lambda: len(rows_of(app)) == 120)
        assert len(set(rows_of(app))) == 120


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)])
async def test_no_name_breaks_the_columns(open_app: Open, stand: Stand, size: tuple[int, int]) -> None:
    names = (
        "علی\u200cرضا نمونه",
        "田中 花子",
        "E\u0301lin Prov",
        "👩‍👩‍👧 Sample",
        "x" * 150,
        "نمونه Mixed آزمون",
    )
    crowd(stand, 12, names)
    async with open_app(size) as (app, pilot):
        await go(app, pilot, 12)
        rows = the_list(app)
        width = rows.scrollable_content_region.width
        for y in range(13):
            strip = rows.render_line(y)
            assert strip.cell_length == width
            assert cell_len(strip.text) == width


async def test_the_leads_in_the_list_are_exported_and_what_was_written_is_said(
    open_app: Open, three: dict[str, str], tmp_path: Path
) -> None:
    out = tmp_path / "sample.vcf"
    async with open_app() as (app, pilot):
        await go(app, pilot, 3)
        await pilot.press("1")
        await until(pilot, lambda: rows_of(app) == [three["anna"]])
        await pilot.press("E")
        await until(pilot, lambda: isinstance(app.screen, ExportScreen))
        app.screen.query_one("#out").focus()
        await pilot.press("ctrl+u")
        await paste(app, pilot, out)
        await pilot.press("f9")
        await until(pilot, lambda: isinstance(app.screen, Told))
        text = out.read_bytes().decode("utf-8")
        assert text.count("BEGIN:VCARD") == 1
        assert "anna@sample.example" in text
        assert "jonas" not in text
        await pilot.press("enter")
        await until(pilot, lambda: not app.has_dialog)


async def test_who_withdrew_the_contact_is_not_exported_and_that_is_said(
    open_app: Open, stand: Stand, three: dict[str, str], tmp_path: Path
) -> None:
    for agreed in (True, False):
        draft = edit.draft_of(stand, three["jonas"])
        draft.consents["contact"] = agreed
        edit.save(stand, draft)
    out = tmp_path / "sample.vcf"
    async with open_app() as (app, pilot):
        await go(app, pilot, 3)
        await pilot.press("E")
        await until(pilot, lambda: isinstance(app.screen, ExportScreen))
        app.screen.query_one("#out").focus()
        await pilot.press("ctrl+u")
        await paste(app, pilot, out)
        await pilot.press("f9")
        await until(pilot, lambda: isinstance(app.screen, Told))
        shown = " ".join(strip.text for strip in app.screen._compositor.render_strips())
        assert "consent to be contacted withdrawn: 1." in shown
        assert "jonas" not in out.read_bytes().decode("utf-8")


async def test_an_export_to_nowhere_is_refused_and_the_path_stays(
    open_app: Open, three: dict[str, str], tmp_path: Path
) -> None:
    out = str(tmp_path / "none" / "sample.vcf")
    async with open_app() as (app, pilot):
        await go(app, pilot, 3)
        await pilot.press("E")
        await until(pilot, lambda: isinstance(app.screen, ExportScreen))
        app.screen.query_one("#out").focus()
        await pilot.press("ctrl+u")
        await paste(app, pilot, out)
        await pilot.press("f9")
        await until(pilot, lambda: app.screen.query_one(".fault").display)
        assert isinstance(app.screen, ExportScreen)
        assert app.screen.query_one("#out").value == out  # type: ignore[attr-defined]


@pytest.mark.parametrize("agreed", [True, False])
async def test_the_history_says_in_words_that_a_consent_was_taken_back(
    open_app: Open, stand: Stand, three: dict[str, str], agreed: bool
) -> None:
    if agreed:
        draft = edit.draft_of(stand, three["zahra"])
        draft.consents = {"contact": True}
        edit.save(stand, draft)
    person.withdraw(stand, browse.show(stand, three["zahra"]).contact.id)
    async with open_app(size=(120, 40)) as (app, pilot):
        await go(app, pilot, 3)
        history = pane(app).partition("History")[2]
        assert "consent taken back" in history
        assert "withdrawn_at" not in history


@pytest.mark.parametrize("size", [(80, 40), (120, 40)])
@pytest.mark.usefixtures("three")
async def test_who_withdrew_is_told_and_waits_for_no_answer(
    open_app: Open, stand: Stand, size: tuple[int, int]
) -> None:
    hot = keep(stand, {"name": "Practice Lars", "email": "lars@sample.example"}, ("FZ-1023", "order"))
    async with open_app(size=size) as (app, pilot):
        await go(app, pilot, 4)
        assert "Answer " in pane(app)
        person.withdraw(stand, browse.show(stand, hot).contact.id)
        app.work.places["leads"].refresh_shown()
        await until(pilot, lambda: "withdrawn" in pane(app))
        await pilot.press("enter")
        await until(
            pilot, lambda: isinstance(app.screen, LeadScreen) and "withdrawn" in pane(app, "#lead-whole")
        )
        today = when.day(stand.local(stand.now()))
        for shown in (pane(app), pane(app, "#lead-whole")):
            words = " ".join(shown.split())
            assert f"may contact: withdrawn, {today}" in words
            assert f"news by mail: withdrawn, {today}" in words
            assert "Answer " not in shown


@pytest.mark.parametrize(
    ("language", "hints", "lines"),
    [
        ("en", ("E export", "I import"), ("export these contacts", "import contacts")),
        ("fa", ("E خروجی", "I ورودی"), ("خروجی این مخاطب‌ها", "وارد کردن مخاطب‌ها")),
    ],
)
@pytest.mark.usefixtures("three")
async def test_export_and_import_stand_in_the_hints_and_in_the_help(
    open_app: Open, data: Settings, language: str, hints: Sequence[str], lines: Sequence[str]
) -> None:
    settings.change(data, language=language)
    async with open_app(size=(120, 40)) as (app, pilot):
        await go(app, pilot, 3)
        line = app.work.hint_line
        line.flash = NO_FLASH
        shown = "".join(cell.text for cell in line.cells(line.size.width))
        assert all(hint in shown for hint in hints), shown
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
        facts = app.screen.query(Detail).last().facts
        keys = ["".join(cell.text for cell in row).split(None, 1) for row in facts]
        assert all([key, word] in keys for key, word in zip("EI", lines, strict=True)), keys
