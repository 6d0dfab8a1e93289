"""What each kind of widget draws, in both languages: logical text in, visual order out, the widths kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.filter import LineFilter
from textual.widget import Widget
from textual.widgets import Button, Checkbox, Label, OptionList, Static

from fairdesk.language.bidi.isolate import base_of, ltr
from fairdesk.language.bidi.layout import visual
from fairdesk.language.messages import _, _with_examples, is_right, use_language
from fairdesk.tui import theme as themes
from fairdesk.tui.direction.filter import BidiFilter
from fairdesk.tui.direction.mirror import mirror_rows
from fairdesk.tui.widgets.cells import Cell, columns_of, fit
from fairdesk.tui.widgets.detail import Detail, fact, wrapped
from fairdesk.tui.widgets.field import Field
from fairdesk.tui.widgets.head import Head
from fairdesk.tui.widgets.reading import Reading
from fairdesk.tui.widgets.row_lines import Column, Row
from fairdesk.tui.widgets.rows import Rows
from fairdesk.tui.widgets.tick import Tick
from tests.tui.conftest import until

TEXTS = (
    "شرکت (Siemens AG) [تهران]",
    "کد QR-1023، ۵۰ عدد",
    "می‌خواهمِ کِتاب",
    "پیام به zahra@sample.example",
    "👨‍👩‍👧 خانوادهٔ Müller",
    "Anna (آنا) QR-12",
    "١٢٣ عينة",
    "تلفن " + ltr("+98 912 345 6789"),
)


class Shown(App[None]):
    """One widget, sixty columns wide, in the looks of fairdesk."""

    def __init__(self, widget: Widget) -> None:
        mirror_rows()
        self._bidi = BidiFilter()
        super().__init__()
        for name in themes.TOKENS:
            self.register_theme(themes.make_theme(name))
        self.theme = themes.DARK
        self.widget = widget
        widget.styles.width = 60

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.variables(themes.DARK)

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), self._bidi]

    def compose(self) -> ComposeResult:
        yield self.widget


@pytest.fixture(params=["en", "fa"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    use_language(request.param)
    yield request.param
    use_language("en")


async def drawn(widget: Widget, ready: Callable[[], object] = lambda: None) -> list[str]:
    """Return the rows of the screen with a widget on it."""
    app = Shown(widget)
    async with app.run_test(size=(60, 12)) as pilot:
        ready()
        await pilot.pause(0.1)
        return [strip.text for strip in app.screen._compositor.render_strips()]


def seen(text: str) -> str:
    """Return a text as it is read off the screen, by the engine alone."""
    said = text.replace(", ", "، ") if is_right() and base_of(text, True) else text
    return visual(said, base_of(text, is_right()))


@pytest.mark.parametrize("text", TEXTS)
async def test_ordinary_widgets(language: str, text: str) -> None:
    for widget in (Static(text), Label(text), Button(text), Checkbox(text), OptionList(text)):
        rows = await drawn(widget)
        assert any(visual(text, base_of(text, is_right())) in row for row in rows), (widget, rows)
        assert all(cell_len(row) == 60 for row in rows)


async def test_sentences_that_go_on_in_the_next_line_keep_their_order(language: str) -> None:
    text = "نشانهٔ Qom ring (sample entry)، درخواست داده شده است و کامل است."
    rows = await drawn(Reading(text))
    words = " ".join(row.strip() for row in rows if row.strip())
    assert "entry)" in words
    assert "(sample" in words
    assert all(row.endswith(" ") != is_right() or not row.strip() for row in rows[:1])


async def test_a_line_one_column_short_of_its_room_begins_at_the_edge() -> None:
    for text in ("س" * 59, "س" * 29 + " " + "ش" * 29):
        widget = Static(text)
        widget.styles.text_align = "right"
        row, *_rest = await drawn(widget)
        assert row == " " + visual(text, 1), "the blank beside it belongs to no line"


@pytest.mark.parametrize("text", TEXTS)
async def test_lines_heads_labels_and_ticks(language: str, text: str) -> None:
    for widget in (Head(text), Field(text, Tick(text)), Tick(text)):
        rows = await drawn(widget)
        assert any(seen(text)[:9] in row or seen(text)[-9:] in row for row in rows), (widget, rows)
    (head, *_rest) = await drawn(Head(text))
    assert head.rstrip().endswith(seen(text)) if is_right() else head.startswith(seen(text))


@pytest.mark.parametrize("text", TEXTS)
async def test_lists_in_columns(language: str, text: str) -> None:
    rows = Rows((Column("نام"), Column("Code", 9), Column("", 6, right=True)), id="rows")
    shown = await drawn(rows, lambda: rows.show([Row("1", (Cell(text), Cell("FZ-1023"), Cell("50")))]))
    line = shown[1]
    assert seen(text) in line
    number = "۵۰" if language == "fa" else "50"
    order = [line.index(part) for part in (seen(text), "FZ-1023", number)]
    assert order == sorted(order, reverse=is_right()), "columns stand in the order of reading"
    amounts = ("9.50 EUR", "118.00 EUR")
    rows = Rows((Column("نام"), Column("", 11, right=True)), id="rows")
    shown = await drawn(
        rows, lambda: rows.show([Row(amount, (Cell(text), Cell(amount))) for amount in amounts])
    )
    lines = [line.replace("٫", ".") for line in shown[1:3]]
    assert len({line.index("EUR") for line in lines}) == 1, "points stand under each other"
    assert len({line.index(".", line.index("EUR") - 4) for line in lines}) == 1


@pytest.mark.parametrize("text", TEXTS)
async def test_panes_of_facts(language: str, text: str) -> None:
    pane = Detail()
    pane.styles.height = 8
    shown = await drawn(pane, lambda: pane.show([fact("نام", text), *wrapped("", text + " " + text, 30)]))
    assert seen(text) in shown[0]
    assert visual("نام", 1) in shown[0]
    assert (shown[0].index(visual("نام", 1)) > shown[0].index(seen(text))) == is_right()


@pytest.mark.parametrize("width", range(1, 30))
@pytest.mark.parametrize("text", TEXTS)
def test_what_is_cut_is_cut_at_its_end_between_clusters(text: str, width: int) -> None:
    cut = fit(text, width)
    assert columns_of(cut) == width
    if "…" in cut:
        assert text.startswith(cut.rstrip(" ")[:-1].rstrip(" "))


async def test_a_forged_name_turns_nothing_but_itself(language: str) -> None:
    rows = Rows((Column("Name"), Column("Code", 9)))
    forged = "Anna\u202e moc.live\u2066"
    shown = await drawn(rows, lambda: rows.show([Row("1", (Cell(forged), Cell("FZ-1023")))]))
    assert "Anna moc.live" in shown[1]
    assert "FZ-1023" in shown[1]


async def test_styles_stay_with_their_letters() -> None:
    widget = Static("سفارش [red]QR-1023[/red] برای [u]شرکت[/u]")
    app = Shown(widget)
    async with app.run_test(size=(60, 3)) as pilot:
        await pilot.pause(0.1)
        (strip, *_rest) = app.screen._compositor.render_strips()
        underlined = "".join(text for text, style, _ in strip if style and style.underline)
        red = "".join(
            text for text, style, _ in strip if style and style.color and style.color.name == "#ff0000"
        )
    assert underlined == visual("شرکت", 1)
    assert red == "QR-1023"


async def test_what_is_copied_keeps_its_order_in_persian_sentences() -> None:
    use_language("fa")
    try:
        assert "2027-02-26" in seen(_("Write it as 2027-02-26.")), _("Write it as 2027-02-26.")
        assert "۱۴۰۵/۱۱/۳۰" in seen(_("Write today, 19, or 2027-02-19."))
        for address in ("postgresql://USER@HOST/NAME", "sqlite:///FILE", "https://rings.example.com"):
            told = _with_examples(f"نشانی درست: {address} است.")
            assert address in seen(told)
            assert ltr(address) in told, "the sentence's own signs stay outside"
        assert ltr("https://rings.example.com") + "." in _with_examples("مثل https://rings.example.com.")
        sentence = "با کد کشور بنویسید، مانند +46 70 123 45 67."
        assert "+46 70 123 45 67" in seen(_with_examples(sentence))
    finally:
        use_language("en")


def wide(width: int) -> list[tuple[Cell, ...]]:
    """One row that says for which width it was laid."""
    return [(Cell(str(width)),)]


async def test_a_pane_is_laid_for_the_width_it_has_and_for_each_it_gets() -> None:
    pane = Detail()
    pane.lay(wide)
    assert pane.facts == [], "it has no width before it is on the screen"
    app = Shown(pane)
    async with app.run_test(size=(70, 10)) as pilot:
        assert pane.facts == wide(59)
        pane.styles.width = 40
        await until(pilot, lambda: pane.facts == wide(39))
        pane.display = False
        await pilot.pause()
        pane.display = True
        pane.lay(wide)
        assert pane.facts == wide(39), "it is filled at once when it comes back"
        pane.show([(Cell("short"),)])
        pane.styles.width = 50
        await until(pilot, lambda: pane.size.width == 50)
        assert pane.facts == [(Cell("short"),)]
