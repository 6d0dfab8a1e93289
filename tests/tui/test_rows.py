"""The list: any length, group lines, cursor, and asking for more rows near the end."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult

from fairdesk.tui.widgets.cells import Cell, fit, plain, spread, width_of
from fairdesk.tui.widgets.row_lines import Column, Row, widths
from fairdesk.tui.widgets.rows import Rows

COLUMNS = (Column("Name"), Column("Company"), Column("Rings", 5, right=True), Column("Staff", 8, above=100))


def row(number: int) -> Row:
    return Row(
        str(number), (Cell(f"Name {number}", "bright"), Cell("Company"), Cell(str(number)), Cell("Sara"))
    )


class ListApp(App[None]):
    def __init__(self, rows: list[Row], more: bool = False) -> None:
        super().__init__()
        self.list = Rows(COLUMNS, empty=("Nothing.", "F2 to the desk"))
        self.first = rows
        self.more_wanted = more
        self.asked = 0
        self.chosen: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.list

    def on_mount(self) -> None:
        self.list.styles.height = "1fr"
        self.list.show(self.first, more=self.more_wanted)
        self.list.focus()

    def on_rows_more(self, message: Rows.More) -> None:
        self.asked += 1
        start = len(message.rows.rows)
        message.rows.extend([row(number) for number in range(start, start + 50)], more=start < 200)

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        assert message.row is not None
        self.chosen.append(message.row.key)


async def test_paging_by_keys_reaches_the_end() -> None:
    app = ListApp([row(number) for number in range(50)], more=True)
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.asked == 0
        for _turn in range(20):
            await pilot.press("pagedown")
        assert len(app.list.rows) == 250
        assert app.asked == 4
        await pilot.press("end", "enter")
        assert app.chosen == ["249"]
        assert "Name 249" in "\n".join(app.list.render_line(y).text for y in range(24))
        await pilot.press("home")
        assert app.list.cursor == 0
        assert app.list.scroll_y == 0


async def test_group_lines_are_passed_by() -> None:
    rows = [
        Row("", (Cell("Overdue", "hot"), Cell("2")), group=True),
        row(1),
        row(2),
        Row("", (Cell("Today"),), group=True),
        row(3),
    ]
    app = ListApp(rows)
    async with app.run_test(size=(60, 12)) as pilot:
        keys = [app.list.current.key if app.list.current else ""]
        for _turn in range(3):
            await pilot.press("down")
            keys.append(app.list.current.key if app.list.current else "")
        assert keys == ["1", "2", "3", "3"]
        await pilot.press("home")
        assert app.list.cursor == 1


async def test_empty_list_says_what_to_do() -> None:
    app = ListApp([])
    async with app.run_test(size=(60, 12)) as pilot:
        text = "\n".join(app.list.render_line(y).text for y in range(6))
        assert "Nothing." in text
        assert "F2 to the desk" in text
        await pilot.press("down", "enter", "end")
        assert app.chosen == []


async def test_twenty_thousand_rows_are_shown_at_once() -> None:
    rows = [row(number) for number in range(20_000)]
    app = ListApp([])
    async with app.run_test(size=(120, 40)) as pilot:
        start = time.perf_counter()
        app.list.show(rows)
        for y in range(40):
            app.list.render_line(y)
        assert time.perf_counter() - start < 0.5
        await pilot.press("end")
        assert app.list.cursor == 19_999


@given(st.text(max_size=40), st.integers(0, 30), st.booleans())
def test_fit_is_exact(text: str, width: int, right: bool) -> None:
    clean = plain(text)
    if all(cell_len(sign) <= 1 for sign in clean) and cell_len(clean) == sum(
        cell_len(sign) for sign in clean
    ):
        assert cell_len(fit(text, width, right)) == width
    assert plain(text).isprintable()


@pytest.mark.parametrize("width", [1, 10, 33, 44, 68, 99, 100, 140])
def test_columns_fill_the_width(width: int) -> None:
    sizes = widths(COLUMNS, width)
    shown = [size for size in sizes if size]
    assert sizes[3] == (8 if width >= 100 else 0)
    if width > 33:
        assert sum(shown) + 2 * (len(shown) - 1) + 2 == width


def test_words_at_the_right_go_whole() -> None:
    right = [[Cell(" aaaa")], [Cell(" bb")]]
    assert "".join(cell.text for cell in spread([Cell("left")], right, 20)).endswith(" aaaa bb")
    narrow = "".join(cell.text for cell in spread([Cell("left")], right, 9))
    assert narrow == "left   bb"[: len(narrow)] or narrow.endswith(" bb")
    assert width_of(spread([Cell("left")], right, 5)) >= 4
