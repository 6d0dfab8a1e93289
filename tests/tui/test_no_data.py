"""Shift+F8 counts a visitor who leaves nothing, and never swallows one who left something."""

from __future__ import annotations

from fairdesk.stand import Stand
from fairdesk.workflows.leads import browse
from tests.tui.conftest import Open, until
from tests.workflows.test_anonymous import counted


async def test_one_key_counts_a_visitor_without_data(open_app: Open, stand: Stand) -> None:
    async with open_app() as (app, pilot):
        app.desk.form.go_to(app.desk.form.inputs["country"])
        await pilot.press("s", "enter", "f7", *"FZ-1023", "enter", "f20")
        await until(pilot, lambda: counted(stand))
        await until(pilot, lambda: "Counted" in app.work.hint_line.flash.mark)
        assert "1 ring" in app.work.hint_line.flash.text
        (row,) = counted(stand)
        assert (row.country, len(row.rings)) == ("SE", 1)
        assert (app.desk.unsaved, app.desk.forms.picks) == ("", [])
        assert not list(stand.settings.drafts.glob("*.json"))

        await pilot.press("f20")
        assert len(counted(stand)) == 1, "a second press is the first one's echo"
        await pilot.press("ctrl+z")
        await until(pilot, lambda: not counted(stand))


async def test_a_form_with_a_name_is_refused_and_kept(open_app: Open, stand: Stand) -> None:
    async with open_app() as (app, pilot):
        await pilot.press(*"Test Anna", "f20")
        await until(pilot, lambda: bool(app._notifications))
        assert counted(stand) == []
        assert app.desk.form.inputs["name"].value == "Test Anna"
        assert browse.recent(stand) == ()
