"""The evening on the screen: counts compared as typed, each open end worked through, a clean close."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from fairdesk.stand import Stand
from fairdesk.tui.acts.evening import close_the_day
from fairdesk.tui.app import FairdeskApp
from fairdesk.tui.screens.day.screen import DayScreen
from fairdesk.tui.screens.inbox.screen import Inbox
from fairdesk.tui.screens.interests.out import SamplesOut
from fairdesk.tui.widgets.rows import Rows
from fairdesk.workflows.day import close
from fairdesk.workflows.leads import browse, inbox, samples
from tests.tui.conftest import Open, until
from tests.tui.people import ANNA, JONAS, keep, send
from tests.workflows.test_day import one_of_each


async def evening(app: FairdeskApp, pilot: Pilot[None]) -> DayScreen:
    """Open the evening, and wait until it was read."""
    close_the_day(app.work)
    await until(pilot, lambda: isinstance(app.screen, DayScreen) and app.screen.query_one(Rows).rows)
    screen = app.screen
    assert isinstance(screen, DayScreen)
    return screen


async def work_on(app: FairdeskApp, pilot: Pilot[None], key: str) -> None:
    """Choose an open end."""
    screen = await evening(app, pilot)
    ends = screen.query_one(Rows)
    ends.focus()
    assert ends.go_to(key)
    await pilot.press("enter")


def marks(screen: DayScreen) -> dict[str, str]:
    """Return each open end's mark."""
    return {row.key: row.cells[0].text for row in screen.query_one(Rows).rows}


async def test_counts_compare_as_they_are_typed_and_are_there_again(open_app: Open, stand: Stand) -> None:
    keep(stand, ANNA)
    keep(stand, JONAS)
    async with open_app() as (app, pilot):
        screen = await evening(app, pilot)
        await pilot.press("3", "enter", "۰", "enter", "x")
        said = ["".join(cell.text for cell in count.compared.cells(60)) for count in screen._counts]
        assert "1 not entered" in said[0]
        assert "√ equal" in said[1]
        assert "not a whole number" in said[2]
        await pilot.press("f9")
        await until(
            pilot, lambda: "not a whole number" in screen._hints.flash.mark + screen._hints.flash.text
        )
        assert app.screen is screen
        assert app.focused is screen._counts[2].field
        assert close.look(stand).closed is None, "a count that is no number closes nothing"
        await pilot.press("escape")
        screen = await evening(app, pilot)
        assert [count.field.value for count in screen._counts] == ["3", "۰", "x"]


async def test_every_open_end_is_worked_through_and_the_day_closed(
    open_app: Open, stand: Stand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    one_of_each(stand, tmp_path)
    send(stand, "Second Phone")
    async with open_app() as (app, pilot):
        screen = await evening(app, pilot)
        assert set(marks(screen).values()) == {"●"}
        await pilot.press("escape")
        await take_the_parked(app, pilot)
        await complete_the_leads(app, pilot, stand)
        await take_what_was_sent(app, pilot, stand)
        await bring_the_sample_back(app, pilot, stand)
        await work_on(app, pilot, "backup")
        await until(pilot, lambda: isinstance(app.screen, DayScreen) and marks(app.screen)["backup"] == "√")
        screen = app.screen  # type: ignore[assignment]
        assert set(marks(screen).values()) == {"√"}
        await pilot.press("f9")
        await until(pilot, lambda: app.screen is not screen)
        await pilot.press(*"rain", "f9")
        await until(pilot, lambda: close.look(stand).closed is not None and app.screen is screen)
        closed = close.look(stand).closed
        assert closed is not None
        assert (closed.note, closed.found["leads"], closed.found["parked"]) == ("rain", 6, 0)
        (page,) = tmp_path.glob("PRACTICE-*.html")
        assert "rain" in page.read_text("utf-8")


async def take_the_parked(app: FairdeskApp, pilot: Pilot[None]) -> None:
    """Save the form that was left: it is the open one now."""
    await work_on(app, pilot, "parked")
    await until(pilot, lambda: app.screen is app.work and app.work.place is app.desk)
    assert app.desk.form.inputs["name"].value == "Practice Parked"
    app.desk.form.inputs["email"].write("parked@sample.example")
    await pilot.press("f9")
    await until(pilot, lambda: not app.desk.form.inputs["name"].value)


async def complete_the_leads(app: FairdeskApp, pilot: Pilot[None], stand: Stand) -> None:
    """Complete each lead of which only a slip, a card or a badge is known."""
    for number in range(3):
        await work_on(app, pilot, "incomplete" if close.look(stand).ends.incomplete else "badges")
        await until(pilot, lambda: app.work.place.NAME == "leads" and app.screen is app.work)
        await until(pilot, lambda: app.work.query_one("#leads-list", Rows).current)
        await pilot.press("e")
        await until(pilot, lambda: app.desk.forms.draft.edit_of)
        app.desk.form.inputs["name"].write(f"Practice Named {number}")
        app.desk.form.inputs["email"].write(f"named{number}@sample.example")
        await pilot.press("f9")
        left = 2 - number
        await until(pilot, lambda: len(unfinished(stand)) == left)  # noqa: B023  waited for here


def unfinished(stand: Stand) -> list[str]:
    """Return the leads that are not complete."""
    ends = close.look(stand).ends
    return [lead.lead_id for lead in (*ends.incomplete, *ends.badges)]


async def take_what_was_sent(app: FairdeskApp, pilot: Pilot[None], stand: Stand) -> None:
    """Take one sending to the Desk and save it, set the other aside."""
    await work_on(app, pilot, "inbox")
    await until(pilot, lambda: isinstance(app.screen, Inbox) and app.screen.query_one(Rows).rows)
    await pilot.press("enter")
    await until(pilot, lambda: app.desk.form.inputs["name"].value == "Second Phone")
    assert app.desk.parked_line.editing == "Sent by phone"
    await pilot.press("f9")
    await until(pilot, lambda: len(inbox.listed(stand)) == 1)
    assert browse.show(stand, browse.recent(stand)[0].id).how == "web"
    await work_on(app, pilot, "inbox")
    await until(pilot, lambda: isinstance(app.screen, Inbox) and app.screen.query_one(Rows).rows)
    await pilot.press("x", "s")
    await until(pilot, lambda: not inbox.listed(stand))
    await pilot.press("escape", "escape")


async def bring_the_sample_back(app: FairdeskApp, pilot: Pilot[None], stand: Stand) -> None:
    """Note that the sample is back."""
    await work_on(app, pilot, "samples")
    await until(pilot, lambda: isinstance(app.screen, SamplesOut) and app.screen.query_one(Rows).rows)
    await pilot.press("s", "f9")
    await until(pilot, lambda: not samples.listed(stand))
    await pilot.press("escape")
    await until(pilot, lambda: isinstance(app.screen, DayScreen))
    await pilot.press("escape")
