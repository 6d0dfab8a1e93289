"""Whatever is typed, pasted or done to the window, nothing crashes and no text is lost."""

from __future__ import annotations

import pytest
from textual import events
from textual.css.query import NoMatches

from fairdesk.tui.widgets.small import TooSmall
from tests.tui.conftest import Open, until

NASTY = "Anna\x00\x07\u202eLind\ud800qvist\ufeff\r\n\tSt\x1b[31m Ltd\u200c \u2066x\u2069 \U0001f48d"


async def test_ten_thousand_characters(open_app: Open) -> None:
    async with open_app() as (app, pilot):
        app.post_message(events.Paste("x" * 10_000))
        await until(pilot, lambda: app.desk.form.inputs["name"].value == "x" * 10_000)
        await pilot.press("y")
        await until(pilot, lambda: app.desk.form.inputs["name"].has_class("-fault"))
        assert app.desk.form.inputs["name"].value.endswith("xy")
        line = app.desk.form.inputs["name"].render_line(0).text
        assert line.rstrip().endswith("xy")


@pytest.mark.parametrize("field", ["name", "country", "email", "ring", "note"])
async def test_nasty_text_in_every_kind_of_field(open_app: Open, field: str) -> None:
    async with open_app((120, 40)) as (app, pilot):
        form = app.desk.form
        target = form.ring_line.query_field if field == "ring" else form.inputs[field]
        form.go_to(target)
        app.post_message(events.Paste(NASTY))
        await until(pilot, lambda: "qvist" in target.value)
        await pilot.press("enter")
        await pilot.pause(0.4)
        text = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        assert not set(text) & set("\x00\x07\u202e\ud800\ufeff\x1b\r\t\u2066")
        text.encode("utf-8")
        await pilot.press("f9")
        await pilot.pause(0.3)
        assert app.is_running


async def test_pasted_lines_stand_in_one(open_app: Open) -> None:
    async with open_app() as (app, pilot):
        app.post_message(events.Paste("Storgatan 1\r\n111 22 Stockholm\n\n"))
        await until(pilot, lambda: bool(app.desk.form.inputs["name"].value))
        assert app.desk.form.inputs["name"].value == "Storgatan 1 111 22 Stockholm"


@pytest.mark.parametrize(
    "size", [(1, 1), (5, 2), (39, 11), (40, 12), (60, 20), (80, 24), (120, 40), (200, 60)]
)
async def test_any_window(open_app: Open, size: tuple[int, int]) -> None:
    async with open_app() as (app, pilot):
        await pilot.press(*"Anna", "f7", *"20")
        await until(pilot, lambda: app.desk.form.ring_line.is_open)
        await pilot.resize_terminal(*size)
        await pilot.pause(0.1)
        small = size[0] < 40 or size[1] < 12
        assert app.screen.has_class("-too-small") is small
        if small:
            assert f"{size[0]}×{size[1]}" in str(app.screen.query_one(TooSmall).content)
        await pilot.press("x", "down", "f12")
        await pilot.pause(0.05)
        await pilot.press("enter")
        await pilot.resize_terminal(80, 24)
        await pilot.pause(0.05)
        assert app.desk.form.inputs["name"].value == "Anna"
        assert not app.screen.has_class("-too-small")


async def test_essentials_never_scroll_from_80x20_on(open_app: Open) -> None:
    for size in ((80, 24), (80, 20), (60, 20), (120, 40)):
        async with open_app(size) as (app, _pilot):
            form = app.desk.form
            assert form.max_scroll_y == 0, size
            with pytest.raises(NoMatches):
                app.screen.query_one("#nothing")


async def test_nothing_moves_when_a_field_is_wrong(open_app: Open) -> None:
    async with open_app() as (app, pilot):
        before = {
            widget.id: widget.region for widget in app.screen.query("*") if widget.id and widget.id != "drop"
        }
        await pilot.press("enter", "enter", "enter", *"anna@", "enter")
        await until(pilot, lambda: app.desk.form.inputs["email"].has_class("-fault"))
        await pilot.press("up")
        await until(pilot, lambda: "is not an e-mail address" in app.work.hint_line.fault)
        after = {
            widget.id: widget.region for widget in app.screen.query("*") if widget.id and widget.id != "drop"
        }
        assert {name: region for name, region in after.items() if name in before} == before


async def test_tall_window_says_it_under_the_field(open_app: Open) -> None:
    async with open_app((120, 40)) as (app, pilot):
        await pilot.press("f7", "up", *"12", "enter")
        await until(pilot, lambda: app.desk.form.inputs["phone"].has_class("-fault"))
        text = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        assert "is not a phone number" in text
        assert app.work.hint_line.fault == ""
