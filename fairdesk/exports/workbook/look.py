"""How a workbook looks: fairdesk's colours, fonts that have Persian letters, formats of dates and amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from fairdesk.domain.formulas import begins_formula
from fairdesk.domain.money import EXPONENTS
from fairdesk.domain.trade import Rating
from fairdesk.language.bidi.classes import first_strong
from fairdesk.language.messages import is_right

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

INK: Final = "#1b2427"
SOFT: Final = "#4a585f"
LINE: Final = "#d5dcdf"
ACCENT: Final = "#06625d"
HOT: Final = "#9c2a19"
HOT_GROUND: Final = "#fae0da"
WARM: Final = "#6b4a00"
WARM_GROUND: Final = "#f6ecd2"

LEFT_TO_RIGHT: Final = 1
RIGHT_TO_LEFT: Final = 2
"""Reading orders of a cell."""

MOMENT: Final = "yyyy-mm-dd hh:mm"
ROW: Final = 18
"""Points that a row of one line is high."""

_TEXT: Final = "@"
_FONT: Final = ("Calibri", 11)
_RIGHT_FONT: Final = ("Tahoma", 10)
_FIGURE: Final[dict[str, Any]] = {"align": "right", "indent": 1}
_RATINGS: Final[dict[str, dict[str, Any]]] = {
    Rating.HOT: {"font_color": HOT, "bg_color": HOT_GROUND, "bold": True},
    Rating.WARM: {"font_color": WARM, "bg_color": WARM_GROUND},
    Rating.COLD: {"font_color": SOFT},
    Rating.NONE: {"font_color": SOFT},
}


class Look:
    """The formats of one workbook, each made once.

    Texts are formatted as texts, so that a number that is typed anew stays what it was; one that begins as
    a formula has the mark that spreadsheets give to what was typed after an apostrophe.
    """

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[str, Format] = {}
        name, size = _RIGHT_FONT if is_right() else _FONT
        self._start = "right" if is_right() else "left"
        self._own = {"font_name": name, "font_size": size, "align": self._start}
        self._own["reading_order"] = RIGHT_TO_LEFT if is_right() else LEFT_TO_RIGHT
        self._cell = {"font_color": INK, "valign": "top", "align": self._start, "bottom": 1}
        self._cell["border_color"] = LINE

    def heading(self, *, figure: bool = False) -> Format:
        """Return the format of a heading; one over figures stands where they do."""
        return self._format(
            f"heading {figure}", bold=True, font_color="#ffffff", bg_color=ACCENT, valign="vcenter",
            text_wrap=True, align="right" if figure else self._start, indent=1 if figure else 0,
        )  # fmt: skip

    def text(self, text: str) -> Format:
        """Return the format of a text of one line, read in its own direction."""
        return self._typed("text", text, num_format=_TEXT)

    def note(self, text: str) -> Format:
        """Return the format of a text of several lines, read in its own direction."""
        return self._typed("note", text, text_wrap=True)

    def number(self) -> Format:
        """Return the format of whole numbers."""
        return self._format("number", num_format="#,##0", **{**self._cell, **_FIGURE})

    def moment(self) -> Format:
        """Return the format of days with a time."""
        return self._format("moment", num_format=MOMENT, **self._cell)

    def money(self, currency: str) -> Format:
        """Return the format of amounts of a currency: as many digits after the point as it has."""
        places = EXPONENTS.get(currency, 2)
        return self._format(
            f"money {places}", num_format=f"#,##0.{'0' * places}".rstrip("."), **{**self._cell, **_FIGURE}
        )

    def rating(self, code: str) -> Format:
        """Return the format of a rating."""
        return self._format(f"rating {code}", **{**self._cell, **_RATINGS.get(code, {})})

    def blank(self) -> Format:
        """Return the format of an empty cell of a table."""
        return self._format("blank", **self._cell)

    def title(self) -> Format:
        """Return the format of the workbook's title."""
        return self._format("title", bold=True, font_size=20, font_color=ACCENT)

    def practice(self) -> Format:
        """Return the format of the mark of practice."""
        return self._format("practice", bold=True, font_size=14, font_color="#ffffff", bg_color=HOT)

    def part(self) -> Format:
        """Return the format of a heading within the overview."""
        return self._format("part", bold=True, font_color=ACCENT, bottom=2, border_color=ACCENT)

    def label(self) -> Format:
        """Return the format of what stands before a value of the overview."""
        return self._format("label", font_color=SOFT, valign="vcenter")

    def said(self) -> Format:
        """Return the format of a value of the overview."""
        return self._format("said", num_format=_TEXT, font_color=INK, text_wrap=True, valign="vcenter")

    def figure(self) -> Format:
        """Return the format of a figure of the overview."""
        return self._format("figure", num_format="#,##0", font_color=INK, valign="vcenter")

    def link(self) -> Format:
        """Return the format of a link to a sheet."""
        return self._format("link", font_color=ACCENT, underline=1, valign="vcenter")

    def _typed(self, name: str, text: str, **values: Any) -> Format:  # noqa: ANN401  as XlsxWriter takes them
        live, right = begins_formula(text), first_strong(text) == "R"
        order = RIGHT_TO_LEFT if right else LEFT_TO_RIGHT
        return self._format(
            f"{name} {live} {right}", quote_prefix=live, **{**self._cell, **values, "reading_order": order}
        )

    def _format(self, name: str, **values: Any) -> Format:  # noqa: ANN401  as XlsxWriter takes them
        if name not in self._made:
            self._made[name] = self._book.add_format({**self._own, **values})
        return self._made[name]
