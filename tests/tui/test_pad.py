"""A pad of several lines: logical text, drawn as it is read; a note keeps its lines from field to file."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.events import Paste
from textual.pilot import Pilot

from fairdesk.language.bidi.layout import clusters, visual
from fairdesk.language.messages import use_language
from fairdesk.stand import Stand
from fairdesk.tui import theme as themes
from fairdesk.tui.inputs.line import broken_line, stop_after, stop_before
from fairdesk.tui.inputs.pad import Pad
from fairdesk.workflows.leads import browse
from tests.tui.conftest import Open, until

LONG = "خاستگاه این انگشتر Qom ring (sample entry) است و شمارهٔ آن QR-1023 است، ۵۰ عدد می‌خواهد."


class Padded(App[None]):
    CSS = "Pad { width: 30; height: 8; border: none; padding: 0; }"

    def __init__(self, text: str) -> None:
        super().__init__()
        for name in themes.TOKENS:
            self.register_theme(themes.make_theme(name))
        self.theme = themes.DARK
        self.pad = Pad(text)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.variables(themes.DARK)

    def compose(self) -> ComposeResult:
        yield self.pad


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    use_language("fa")
    yield
    use_language("en")


def rows_of(pad: Pad) -> list[str]:
    return [pad.render_line(y).text for y in range(pad.size.height)]


async def test_lines_are_broken_first_and_then_put_in_order() -> None:
    app = Padded(LONG)
    async with app.run_test(size=(40, 10)):
        rows = rows_of(app.pad)
        starts = [0, *app.pad.wrapped_document.get_offsets(0), len(LONG)]
        for row, start, end in zip(rows, starts, starts[1:], strict=False):
            drawn = "".join(glyph.shown for glyph in broken_line(LONG, start, end, 1).glyphs)
            assert row.rstrip() == row, "a Persian line ends at the right edge"
            assert row.strip() == drawn.strip()
        assert visual("خاستگاه", 1) in rows[0]
        assert app.pad.text == LONG


async def test_english_and_persian_lines_begin_at_their_own_sides() -> None:
    app = Padded("سلام دنیا\nHello world\n۱۲۳")
    async with app.run_test(size=(40, 10)):
        first, second, third, *_rest = rows_of(app.pad)
        assert first == visual("سلام دنیا", 1).rjust(30)
        assert second == "Hello world".ljust(30)
        assert third == "۱۲۳".rjust(30)


async def test_arrows_go_where_they_point_and_words_too() -> None:
    app = Padded("سلام QR-10 دنیا")
    async with app.run_test(size=(40, 10)) as pilot:
        pad = app.pad
        pad.focus()
        await pilot.press("home", "left", "left")
        assert pad.cursor_location == (0, 2)
        await pilot.press("right")
        assert pad.cursor_location == (0, 1)
        await pilot.press("ctrl+left")
        assert pad.cursor_location[1] > 1
        await pilot.press("end")
        x, y = pad.cursor_screen_offset
        assert (x, y) == (30 - len("سلام QR-10 دنیا") - 1, 0), "at the left of the last word"


async def test_a_click_puts_the_cursor_on_the_letter_that_is_seen() -> None:
    app = Padded(LONG)
    async with app.run_test(size=(40, 10)) as pilot:
        pad = app.pad
        pad.focus()
        for at in (0, 3, 12, 20, 30, 45, 60, len(LONG) - 1):
            pad.move_cursor((0, at))
            await pilot.pause()
            before = pad.cursor_location
            x, y = pad.cursor_screen_offset
            pad.move_cursor((0, 0))
            await pilot.click(Pad, offset=(x, y))
            assert pad.cursor_location == before


async def test_typing_pasting_and_deleting_by_cluster() -> None:
    app = Padded("")
    async with app.run_test(size=(40, 10)) as pilot:
        pad = app.pad
        pad.focus()
        await pilot.press(*"می", "zero_width_non_joiner", *"خواهم", "enter", *"b")
        assert pad.text in ("می‌خواهم\nb", "میخواهم\nb")
        pad.post_message(Paste("ﺳﻼم\r\nدوم\x00"))
        await pilot.pause()
        assert pad.text.endswith("bسلام\nدوم ")
        pad.load_text("کِتاب")
        pad.move_cursor((0, 0))
        await pilot.press("delete")
        assert pad.text == "تاب", "a letter goes with its mark"
        pad.load_text("کِتاب")
        pad.move_cursor((0, 2))
        await pilot.press("backspace")
        assert pad.text == "کتاب", "the mark goes first, as it was typed last"
        await pilot.press("ctrl+z")
        assert pad.text == "کِتاب"


words = st.text("سلامِ‌کABx12(),. \n👨‍👩", max_size=40)
keys = st.lists(
    st.sampled_from(
        ["left", "right", "up", "down", "home", "end", "ctrl+left", "ctrl+right", "shift+left", "delete",
         "backspace", "enter", "x", "س"]
    ),
    max_size=12,
)  # fmt: skip


@given(words, keys)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_cursor_is_at_exactly_one_place_after_any_keys(text: str, pressed: list[str]) -> None:
    import asyncio

    async def run() -> None:
        app = Padded(text)
        async with app.run_test(size=(40, 10)) as pilot:
            pad = app.pad
            pad.focus()
            pad.cursor_blink = False
            for key in pressed:
                await pilot.press(key)
                row, column = pad.cursor_location
                line = pad.document[row]
                assert column in {0, len(line), *(start for start, _end in clusters(line))}
                y = pad.cursor_screen_offset.y
                here = pad.get_component_rich_style("text-area--cursor").bgcolor
                cursors = [one for one in pad.render_line(y) if one.style and one.style.bgcolor == here]
                assert len(cursors) == 1

    asyncio.run(run())


@given(words, st.data())
def test_steps_go_through_every_cluster(text: str, data: st.DataObject) -> None:
    line = text.split("\n")[0]
    at = data.draw(st.sampled_from([start for start, _end in clusters(line)] or [0]))
    if line:
        assert stop_before(line, stop_after(line, at)) == at


async def press_note(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
    await pilot.pause(0.2)


@pytest.mark.parametrize("language", ["en", "fa"])
async def test_a_note_of_several_lines_is_kept_as_it_was_written(
    open_app: Open, stand: Stand, language: str
) -> None:
    from fairdesk import settings as kept

    kept.change(stand.settings, language=language)
    async with open_app() as (app, pilot):
        note = app.desk.form.inputs["note"]
        app.desk.form.inputs["name"].write("Practice Anna")
        app.desk.form.inputs["email"].write("anna@sample.example")
        app.desk.form.go_to(note)
        await press_note(pilot, *"first", "ctrl+j")
        assert type(app.screen).__name__ == "NoteSheet"
        await press_note(pilot, "enter", *"دوم", "f9")
        assert not app.has_dialog
        assert note.value == "first\nدوم"
        assert "↵" in note.render_line(0).text
        await press_note(pilot, "f9")
        await until(pilot, lambda: len(browse.recent(stand)) == 1)
        lead = browse.show(stand, browse.recent(stand)[0].id)
        assert lead.visits[-1].note == "first\nدوم"
        await press_note(pilot, "f3")
        await until(pilot, lambda: app.work.place.NAME == "leads")
        await pilot.pause(0.3)
        await press_note(pilot, "e")
        await until(pilot, lambda: app.work.place.NAME == "desk" and note.value == "first\nدوم")
        await press_note(pilot, "f9")
        await pilot.pause(0.3)
        assert browse.show(stand, lead.id).visits[-1].note == "first\nدوم", "looking at it changes nothing"
