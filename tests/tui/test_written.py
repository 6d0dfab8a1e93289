"""Fields of both directions: the value as typed, the drawing as read, the cursor in one place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.events import Key
from textual.keys import _character_to_key

from fairdesk.language.bidi.layout import clusters, visual
from fairdesk.language.messages import use_language
from fairdesk.tui.inputs.latin_in import LatinIn
from fairdesk.tui.inputs.line import field_line, stop_after, stop_before
from fairdesk.tui.inputs.one_row import In
from fairdesk.tui.inputs.written import Written

LETTERS = "سلامیک ab12۳(‌ِ-"
texts = st.text(LETTERS, max_size=14)


class Form(App[None]):
    """One field, twenty columns wide."""

    def __init__(self, field: In) -> None:
        super().__init__()
        self.field = field
        field.styles.width = 20

    def compose(self) -> ComposeResult:
        yield self.field


@pytest.fixture
def persian() -> Iterator[None]:
    use_language("fa")
    yield
    use_language("en")


def row(field: Written) -> str:
    """Return what the field draws."""
    return field.render_line(0).text


def cursor_column(field: Written) -> int:
    """Return the one column that is drawn as the cursor, relative to the field's text."""
    style = field.get_component_rich_style("input--cursor")
    at, found = 0, []
    for segment in field.render_line(0):
        if segment.style is not None and segment.style.bgcolor == style.bgcolor and style.bgcolor:
            found.append(at)
        at += segment.cell_length
    assert len(found) == 1, found
    return found[0]


async def test_persian_begins_at_the_right_edge_and_is_drawn_joined(persian: None) -> None:
    app = Form(In("مثل روی کارت"))
    async with app.run_test(size=(40, 3)) as pilot:
        field = app.field
        width = field.scrollable_content_region.width
        assert row(field) == visual("مثل روی کارت", 1).rjust(width)
        await pilot.press(*"سلام")
        assert field.value == "سلام"
        assert row(field) == visual("سلام", 1).rjust(width)
        before = cursor_column(field)
        assert before == width - 5, "after the text is left of it"
        await pilot.press("home")
        assert cursor_column(field) == width - 1
        await pilot.press("left")
        assert (field.cursor_position, cursor_column(field)) == (1, width - 2)
        await pilot.press("right", "end", "backspace")
        assert field.value == "سلا"


async def test_a_latin_name_in_a_persian_form_runs_from_the_left(persian: None) -> None:
    app = Form(In())
    async with app.run_test(size=(40, 3)) as pilot:
        await pilot.press(*"Anna ")
        assert row(app.field).startswith("Anna")
        await pilot.press(*"سلام")
        assert app.field.value == "Anna سلام"
        assert row(app.field).startswith("Anna " + visual("سلام", 1))


async def test_an_address_runs_from_the_left_whatever_it_holds(persian: None) -> None:
    field = LatinIn()
    app = Form(field)
    async with app.run_test(size=(40, 3)) as pilot:
        field.value = "+98 912"
        await pilot.pause()
        assert row(field).startswith("+98 912")


async def test_a_click_goes_where_it_points_and_selection_is_what_is_marked(persian: None) -> None:
    app = Form(In())
    async with app.run_test(size=(40, 3)) as pilot:
        field = app.field
        field.write("سلام QR-10 است")
        await pilot.pause()
        line = field._line
        start = field.content_region.x
        for glyph, column in zip(line.glyphs, line.columns, strict=True):
            await pilot.click(offset=(start + field._room + column - field.scroll_offset.x, 0))
            assert field.cursor_position == glyph.start
        await pilot.press("home", "shift+left", "shift+left")
        assert field.selected_text == "سل"
        await pilot.press("x")
        assert field.value == "xام QR-10 است"


async def test_joiners_marks_and_emoji_are_one_step(persian: None) -> None:
    app = Form(In())
    async with app.run_test(size=(40, 3)) as pilot:
        field = app.field
        field.write("می\u200cخواهمِ 👨\u200d👩\u200d👧")
        await pilot.pause()
        await pilot.press("home", "left", "left")
        assert field.cursor_position == 3, "over the letter and its joiner"
        await pilot.press("delete")
        assert field.value.startswith("می\u200cواهم")
        await pilot.press("end", "backspace")
        assert field.value == "می\u200cواهمِ ", "an emoji goes whole"
        await pilot.press("backspace", "backspace")
        assert field.value == "می\u200cواهم", "a mark by itself"


async def test_words_are_jumped_over_whole(persian: None) -> None:
    app = Form(In())
    async with app.run_test(size=(40, 3)) as pilot:
        app.field.write("می\u200cخواهم چند انگشتر")
        await pilot.press("home", "ctrl+left")
        assert app.field.cursor_position == len("می\u200cخواهم ")
        await pilot.press("ctrl+left", "ctrl+right")
        assert app.field.cursor_position == len("می\u200cخواهم ")


async def test_letters_of_print_become_letters() -> None:
    app = Form(In())
    async with app.run_test(size=(40, 3)):
        app.field.value = "ﺳﻼﻡ ﷺ"
        assert app.field.value == "سلام ﷺ"


async def test_long_text_scrolls_with_the_cursor(persian: None) -> None:
    app = Form(In())
    async with app.run_test(size=(40, 3)) as pilot:
        field = app.field
        field.write("یک متن بسیار بلند که در خانه جا نمی‌شود")
        await pilot.pause()
        assert 0 <= cursor_column(field) < field.scrollable_content_region.width
        await pilot.press("home")
        assert cursor_column(field) == field.scrollable_content_region.width - 1


@given(texts, st.sampled_from([0, 1]))
def test_each_place_has_one_column_and_each_column_its_place(text: str, base: int) -> None:
    line = field_line(text, base)
    placed = zip(line.glyphs, line.columns, strict=True)
    shown = [(glyph, column) for glyph, column in placed if cell_len(glyph.shown)]
    assert all(line.position_at(column) == glyph.start for glyph, column in shown)
    assert all(line.column_of(glyph.start) == column for glyph, column in shown)
    ends = {line.column_of(len(text))}
    assert ends == {0 if base else line.width}


@given(texts, st.integers(0, 20))
def test_steps_go_from_cluster_to_cluster(text: str, position: int) -> None:
    position = min(position, len(text))
    stops = {0, len(text), *(end for _start, end in clusters(text))}
    assert stop_after(text, position) in stops
    assert stop_before(text, position) in stops
    assert stop_after(text, stop_before(text, len(text))) == len(text)


NAMED = ("left", "right", "home", "end", "backspace", "delete")
KEYS = st.lists(st.sampled_from([*"سلامab1 ", "\u200c", *NAMED]), max_size=25)


@given(KEYS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
async def test_random_edits_equal_those_on_a_plain_string(keys: list[str]) -> None:
    text, at = "", 0
    app = Form(In())
    async with app.run_test(size=(60, 3)) as pilot:
        for key in keys:
            right = app.field._base
            if key not in NAMED:
                app.field.post_message(Key(_character_to_key(key), key))
                await pilot.pause()
                text, at = text[:at] + key + text[at:], at + 1
                at = next((end for start, end in clusters(text) if start < at < end), at)
                continue
            await pilot.press(key)
            if key in ("left", "right"):
                forward = (key == "left") == bool(right)
                at = stop_after(text, at) if forward else stop_before(text, at)
            elif key in ("home", "end"):
                at = 0 if key == "home" else len(text)
            elif key == "delete":
                text = text[:at] + text[stop_after(text, at) :]
            elif at:
                start = stop_before(text, at)
                start = at - 1 if text[start].isalpha() else start
                text, at = text[:start] + text[at:], start
            at = next((end for start, end in clusters(text) if start < at < end), at)
            assert (app.field.value, app.field.cursor_position) == (text, at)
