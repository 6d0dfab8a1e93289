"""Contacts are imported from Leads: looked into first, kept only when somebody has seen that."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from textual.strip import Strip

from fairdesk import settings
from fairdesk.models.rows import LeadFilter
from fairdesk.settings import Settings
from fairdesk.stand import Stand
from fairdesk.tui.app import FairdeskApp
from fairdesk.tui.inputs.one_row import In
from fairdesk.tui.screens.ask import AnswerButton
from fairdesk.tui.screens.leads.import_sheet import ImportContacts, ImportTried
from fairdesk.tui.screens.leads.place import Leads
from fairdesk.tui.screens.sheets.progress import Progress
from fairdesk.tui.widgets.reading import Reading
from fairdesk.workflows.contacts.arrived import Arrived
from fairdesk.workflows.contacts.receive import receive
from fairdesk.workflows.leads import browse
from tests.tui.conftest import Open, until


def table(folder: Path, many: int) -> Path:
    rows = [f"Person {number},p{number}@x.example" for number in range(many)]
    path = folder / "people.csv"
    path.write_text("\n".join(["Name,E-mail", *rows, "Nobody,"]), encoding="utf-8")
    return path


def stand_of(app: FairdeskApp) -> Stand:
    place = app.work.places["leads"]
    assert isinstance(place, Leads)
    return place.stand


def name(app: FairdeskApp, path: Path) -> None:
    """Write a file's name, as pasted."""
    app.screen.query_one("#path", In).value = str(path)


def said(app: FairdeskApp) -> str:
    return "\n".join(one.text for one in app.screen.query(Reading) if one.display)


async def test_a_file_is_looked_into_and_then_imported(open_app: Open, tmp_path: Path) -> None:
    async with open_app(size=(80, 24)) as (app, pilot):
        await pilot.press("f3", "I")
        await until(pilot, lambda: isinstance(app.screen, ImportContacts))
        await pilot.press("f9")
        assert "Which file? Give its name." in said(app)
        name(app, tmp_path / "gone.csv")
        await pilot.press("enter", "enter")
        await until(pilot, lambda: "There is no file" in said(app) and "gone.csv" in said(app))
        name(app, Path("~nobody-here.csv"))
        await pilot.press("f9")
        await until(pilot, lambda: "~nobody-here.csv" in said(app))
        name(app, table(tmp_path, 3))
        await pilot.press("f9")
        await until(pilot, lambda: isinstance(app.screen, ImportTried))
        assert "4 contacts: 3 new, 0 filled in, 0 unchanged, 1 refused." in said(app)
        assert "Nothing is kept yet." in said(app)
        assert "5 Nobody: Not taken in: it has no way to reach them." in said(app)
        assert browse.recent(stand_of(app)) == ()
        await pilot.press("f9")
        await until(pilot, lambda: not app.has_dialog, 20)
        assert "3 new" in app.work.hint_line.flash.text
        assert {lead.name for lead in browse.recent(stand_of(app))} == {f"Person {n}" for n in range(3)}


async def test_it_is_told_where_numbers_without_a_code_are_from(open_app: Open, tmp_path: Path) -> None:
    path = tmp_path / "phone.csv"
    path.write_text("Name,Phone\nAnna,070-123 45 67\n", encoding="utf-8")
    async with open_app(size=(80, 24)) as (app, pilot):
        await pilot.press("f3", "I")
        await until(pilot, lambda: isinstance(app.screen, ImportContacts))
        name(app, path)
        await pilot.press("tab", *"atlantis", "f9")
        await until(pilot, lambda: "atlantis" in said(app))
        await pilot.press("ctrl+u", *"sweden", "f9")
        await until(pilot, lambda: isinstance(app.screen, ImportTried))
        assert "1 contact: 1 new, 0 filled in, 0 unchanged, 0 refused." in said(app)
        await pilot.press("f9")
        await until(pilot, lambda: not app.has_dialog, 20)
        (lead,) = browse.recent(stand_of(app))
        assert [one.key for one in browse.show(stand_of(app), lead.id).reaches] == ["+46701234567"]


async def test_looking_is_left_without_importing(open_app: Open, tmp_path: Path) -> None:
    async with open_app() as (app, pilot):
        await pilot.press("f3", "I")
        await until(pilot, lambda: isinstance(app.screen, ImportContacts))
        name(app, table(tmp_path, 2))
        await pilot.press("enter", "enter")
        await until(pilot, lambda: isinstance(app.screen, ImportTried))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, ImportContacts))
        await pilot.press("escape")
        await until(pilot, lambda: not app.has_dialog)
        assert browse.recent(stand_of(app)) == ()


async def test_an_import_that_is_stopped_says_what_is_kept(open_app: Open, tmp_path: Path) -> None:
    async with open_app() as (app, pilot):
        await pilot.press("f3", "I")
        await until(pilot, lambda: isinstance(app.screen, ImportContacts))
        name(app, table(tmp_path, 1_500))
        await pilot.press("enter", "enter")
        await until(pilot, lambda: isinstance(app.screen, ImportTried), 30)
        sheet = app.screen
        await until(pilot, lambda: bool(sheet.query(Progress)))
        assert isinstance(sheet, ImportTried)
        sheet.action_submit()
        await until(pilot, lambda: bool(getattr(sheet, "_busy", False)))
        await pilot.press("escape")
        await until(pilot, lambda: "Stopped:" in said(app), 30)
        kept = browse.counts(stand_of(app), LeadFilter())["all"]
        assert 0 < kept < 1_500
        assert f"Stopped: {kept:,} contacts are kept" in said(app).replace(f"{kept} ", f"{kept:,} ")


def focused(app: FairdeskApp) -> str:
    assert isinstance(app.focused, AnswerButton)
    return app.focused.answer.word


async def test_the_buttons_say_their_keys_and_arrows_go_between_them(open_app: Open, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Name,E-mail\nAnna,anna@x.example\n", encoding="utf-8")
    async with open_app(size=(80, 24)) as (app, pilot):
        await pilot.press("f3", "I")
        await until(pilot, lambda: isinstance(app.screen, ImportContacts))
        name(app, path)
        await pilot.press("f9")
        await until(pilot, lambda: isinstance(app.screen, ImportTried))
        await until(pilot, lambda: app.focused is not None)
        assert [one.text for one in drawn(app)] == ["  Import  F9  ", "  Not now  Esc  "]
        assert focused(app) == "Import"
        await pilot.press("right")
        assert focused(app) == "Not now"
        await pilot.press("right", "left", "left")
        assert focused(app) == "Import"
        await pilot.press("enter")
        await until(pilot, lambda: not app.has_dialog, 20)
        assert len(browse.recent(stand_of(app))) == 1


def drawn(app: FairdeskApp) -> list[Strip]:
    return [button.render_line(0) for button in app.screen.query(AnswerButton)]


@pytest.mark.parametrize(("doubtful", "new"), [(1, 3), (0, 0)])
async def test_the_safe_answer_has_the_focus_where_there_is_a_doubt_or_nothing(
    open_app: Open, stand: Stand, doubtful: int, new: int
) -> None:
    tried = Arrived("csv", 3, new, 0, 3 - new, 0, doubtful, (), dry_run=True)
    async with open_app() as (app, pilot):
        app.push_screen(ImportTried("people.csv", partial(receive, stand, Path("people.csv")), tried))
        await until(pilot, lambda: isinstance(app.focused, AnswerButton))
        assert focused(app) == "Not now"


async def test_arrows_point_the_other_way_in_persian(open_app: Open, data: Settings, stand: Stand) -> None:
    settings.change(data, language="fa")
    tried = Arrived("csv", 1, 1, 0, 0, 0, 0, (), dry_run=True)
    async with open_app() as (app, pilot):
        app.push_screen(ImportTried("people.csv", partial(receive, stand, Path("people.csv")), tried))
        await until(pilot, lambda: isinstance(app.focused, AnswerButton))
        act, leave = app.screen.query(AnswerButton)
        assert leave.region.right < act.region.x
        await pilot.press("left")
        assert app.focused is leave
        await pilot.press("right")
        assert app.focused is act
