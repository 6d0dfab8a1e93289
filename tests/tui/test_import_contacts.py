"""Contacts are imported from Leads: looked into first, kept only when somebody has seen that."""

from __future__ import annotations

from pathlib import Path

from fairdesk.models.rows import LeadFilter
from fairdesk.stand import Stand
from fairdesk.tui.app import FairdeskApp
from fairdesk.tui.inputs.one_row import In
from fairdesk.tui.screens.leads.import_sheet import ImportContacts, ImportTried
from fairdesk.tui.screens.leads.place import Leads
from fairdesk.tui.screens.sheets.progress import Progress
from fairdesk.tui.widgets.reading import Reading
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
