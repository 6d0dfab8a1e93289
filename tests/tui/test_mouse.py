"""Whatever a row names as a key can be clicked; files dropped on the window are taken as pictures."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from textual.command import CommandPalette
from textual.events import Paste
from textual.pilot import Pilot
from textual.widget import Widget

from fairdesk.stand import Stand
from fairdesk.tui.keys import named
from fairdesk.tui.screens.hidden import Hidden
from fairdesk.tui.screens.leads.full import LeadScreen
from fairdesk.tui.widgets.line import Line
from fairdesk.workflows.leads import browse
from tests.tui.conftest import Open, until
from tests.tui.people import ANNA, keep


async def click(pilot: Pilot[None], line: Widget, word: str) -> None:
    """Click a word of a row."""
    assert isinstance(line, Line)
    at = line.render_line(0).text.index(word)
    await pilot.click(line, offset=(at + len(word) - 1, 0))


@pytest.mark.parametrize(
    ("said", "key"),
    [("F9", "f9"), ("Ctrl+Z", "ctrl+z"), ("Enter", "enter"), ("x", "x"), ("PgDn", "pagedown"), ("1-5", ""),
     ("u d", ""), ("Shift+F7", "f19")],
)  # fmt: skip
def test_keys_by_the_names_that_the_screen_gives_them(said: str, key: str) -> None:
    assert named(said) == key


async def test_a_visitor_is_saved_and_the_screen_hidden_by_mouse(open_app: Open, stand: Stand) -> None:
    async with open_app() as (app, pilot):
        await pilot.press(*"Practice Ann", "tab", "tab", "tab", *"ann@sample.example")
        await click(pilot, app.work.hint_line, "F9 save")
        await until(pilot, lambda: len(browse.recent(stand)) == 1)
        await click(pilot, app.work.bar, "0 Hide")
        await until(pilot, lambda: isinstance(app.screen, Hidden))
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is app.work)
        await click(pilot, app.work.bar, "F12 Hide")
        await until(pilot, lambda: isinstance(app.screen, Hidden))
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is app.work)
        await click(pilot, app.work.bar, "1 Menu")
        await until(pilot, lambda: isinstance(app.screen, CommandPalette))


async def test_a_picture_dropped_on_the_window_goes_with_the_visitor(
    open_app: Open, stand: Stand, tmp_path: Path
) -> None:
    path = tmp_path / "her card.jpg"
    Image.effect_noise((900, 500), 40).save(path)
    async with open_app() as (app, pilot):
        await pilot.press("f9")
        await pilot.press(*"Practice Ann", "f9")
        await until(pilot, lambda: "email" in app.desk.lookups.faults)
        app.post_message(Paste(str(path).replace(" ", "\\ ")))
        await until(pilot, lambda: app.desk.form.visitor_head.word == "1 picture")
        assert app.desk.form.inputs["email"].value == ""
        assert "email" not in app.desk.lookups.faults, "the card is a way to reach them"
        await pilot.press("f9")
        await until(pilot, lambda: len(browse.recent(stand)) == 1)
        app.post_message(Paste(str(tmp_path / "no such.jpg")))
        await until(pilot, lambda: app.desk.form.inputs["name"].value.endswith("no such.jpg"))


@pytest.mark.usefixtures("long_escape")
@pytest.mark.parametrize("keys", [("escape", "0"), ("alt+0",), ("escape", "۰")])
async def test_esc_and_0_hide_a_lead_in_full_too(open_app: Open, stand: Stand, keys: tuple[str, ...]) -> None:
    keep(stand, ANNA)
    async with open_app() as (app, pilot):
        await pilot.press("f3")
        await until(pilot, lambda: getattr(app.place, "lead", None) is not None)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, LeadScreen))
        await pilot.press(*keys)
        await until(pilot, lambda: isinstance(app.screen, Hidden))


async def test_leads_without_a_name_are_told_apart(open_app: Open, stand: Stand) -> None:
    keep(stand, {"badge": "88123"})
    keep(stand, {"paper_no": "17"})
    async with open_app() as (app, pilot):
        await pilot.press("f3")
        await until(pilot, lambda: getattr(app.place, "lead", None) is not None)
        rows = app.work.query_one("#leads-list")
        text = "\n".join(rows.render_line(y).text for y in range(6))
        assert "Badge 88123" in text
        assert "Paper slip 17" in text
