"""Forms swapped faster than the data answers: everything goes to the form that it was typed in."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest

from fairdesk.settings import Settings
from fairdesk.stand import Stand
from fairdesk.storage import drafts
from fairdesk.workflows.leads import browse
from tests.tui.conftest import Open, until
from tests.tui.people import ANNA, keep

P = ParamSpec("P")
T = TypeVar("T")


def slowly(deed: Callable[P, T], seconds: float = 0.4) -> Callable[P, T]:
    """Return a deed that takes its time, as over a network."""

    def late(*args: P.args, **kwargs: P.kwargs) -> T:
        time.sleep(seconds)
        return deed(*args, **kwargs)

    return late


@pytest.mark.parametrize("keys", [["ctrl+n"], ["ctrl+n", "f18"], ["ctrl+n", *"Bob", "f18", "f18"]])
async def test_a_ring_that_is_found_late_is_its_own_visitors(
    open_app: Open, data: Settings, monkeypatch: pytest.MonkeyPatch, keys: list[str]
) -> None:
    async with open_app() as (app, pilot):
        work = app.desk.work
        assert work is not None
        monkeypatch.setattr(work, "rings", slowly(work.rings))
        await pilot.press(*"Ann", "f7", *"FZ-1023", "enter", *keys)
        await until(pilot, lambda: not app.desk.forms.sought)
        forms = {app.desk.form.inputs["name"].value: [one.pick for one in app.desk.forms.picks]}
        forms |= {draft.typed["name"]: draft.picks for draft in app.desk.forms.parked}
        assert [pick.sku for pick in forms["Ann"]] == ["FZ-1023"]
        assert not any(picks for name, picks in forms.items() if name != "Ann")

        def kept() -> list[str]:
            known = drafts.load_all(data.drafts)
            return [pick.sku for one in known if one.typed.get("name") == "Ann" for pick in one.picks]

        await until(pilot, lambda: kept() == ["FZ-1023"])


async def test_a_form_clicked_while_a_save_runs_waits_in_the_strip(
    open_app: Open, stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app() as (app, pilot):
        work = app.desk.work
        assert work is not None
        await pilot.press(*"Ann", "ctrl+n", *"Bob", "tab", "tab", "tab", *"bob@sample.example")
        monkeypatch.setattr(work, "save", slowly(work.save, 2.0))
        await pilot.press("f9")
        await until(pilot, lambda: app.desk.saving)
        await pilot.click("#parked", offset=(12, 0))
        await until(pilot, lambda: len(browse.recent(stand)) == 1)
        await until(pilot, lambda: not app.desk.saving)
        assert [draft.typed["name"] for draft in app.desk.forms.parked] == ["Ann"]
        assert app.desk.form.inputs["name"].value == ""


async def test_a_lead_is_changed_in_one_form_only(open_app: Open, stand: Stand) -> None:
    lead = keep(stand, ANNA)
    async with open_app() as (app, pilot):
        await app.desk.open_lead(lead, visit=False)
        app.desk.form.inputs["city"].write("Uppsala")
        await pilot.press("ctrl+n", *"Bob")
        await app.desk.open_lead(lead, visit=False)
        assert app.desk.form.inputs["city"].value == "Uppsala"
        assert [draft.typed["name"] for draft in app.desk.forms.parked] == ["Bob"]
        await app.desk.open_lead(lead, visit=False)
        assert app.desk.form.inputs["city"].value == "Uppsala"
        await pilot.press("f9")
        await until(pilot, lambda: browse.show(stand, lead).contact.city == "Uppsala")


async def test_a_change_taken_back_by_hand_leaves_no_form(
    open_app: Open, stand: Stand, data: Settings
) -> None:
    lead = keep(stand, ANNA)
    async with open_app() as (app, pilot):
        await app.desk.open_lead(lead, visit=False)
        await pilot.press("x")
        await until(pilot, lambda: drafts.load_all(data.drafts))
        await pilot.press("backspace", "f9")
        await until(pilot, lambda: "Nothing was changed" in app.work.hint_line.flash.text)
        await until(pilot, lambda: not drafts.load_all(data.drafts))


async def test_words_of_a_ring_changed_in_quantity_stay_one_ring(open_app: Open) -> None:
    async with open_app() as (app, pilot):
        await pilot.press("f7", *"big snake", "enter")
        await until(pilot, lambda: app.desk.forms.picks and not app.desk.forms.sought)
        await pilot.press("down", "q", "7", "enter")
        await until(pilot, lambda: [one.pick.quantity for one in app.desk.forms.picks] == ["7"])
        assert [one.pick.words for one in app.desk.forms.picks] == ["big snake"]


async def test_a_ring_in_the_line_is_counted_with_a_visitor_without_data(
    open_app: Open, stand: Stand
) -> None:
    async with open_app() as (app, pilot):
        await pilot.press("f7", *"FZ-1023", "f20")
        await until(pilot, lambda: "1 ring" in app.work.hint_line.flash.text)


async def test_a_full_disk_is_said_and_the_draft_is_written_once_there_is_room(
    open_app: Open, data: Settings
) -> None:
    async with open_app() as (app, pilot):
        folder = data.drafts
        folder.mkdir(parents=True, exist_ok=True)
        aside = folder.with_name("aside")
        folder.rename(aside)
        folder.write_text("in the way")
        await pilot.press(*"Practice Ann")
        await until(pilot, lambda: bool(app._notifications))
        assert "cannot be kept" in next(iter(app._notifications)).title
        await pilot.press("x")
        folder.unlink()
        aside.rename(folder)
        await until(
            pilot, lambda: [one.typed for one in drafts.load_all(Path(folder))] == [{"name": "Practice Annx"}]
        )
