"""A table of a workbook: headings that stay in sight, filters, rows of any number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Generic

from fairdesk.domain.money import EXPONENTS, Money
from fairdesk.exports.workbook import writing
from fairdesk.exports.workbook.cells import BookGuard, Cell, Column, Kind, Of
from fairdesk.exports.workbook.leads import rating_said
from fairdesk.exports.workbook.look import ROW
from fairdesk.exports.workbook.writing import Book, Pen, Value, datable
from fairdesk.language.dates import minute_said
from fairdesk.language.messages import _, language

if TYPE_CHECKING:
    from xlsxwriter.format import Format

_LINES: Final = 6
"""Lines of a note that are seen without opening its cell."""

_PAGE: Final = 200
"""Characters of a row that are read on one page."""

_SMALL: Final = 65
"""Percent of their size that wider rows are printed at."""

_SHORT: Final = 200
"""Characters of a text that is certain to fit."""

_EXACT: Final = 10**15
"""Amounts below it are exact in a spreadsheet, which counts with 15 digits."""


class Table(Generic[Of]):
    """One table; when its sheet is full it goes on in another, named by `name` and a number."""

    def __init__(self, book: Book, name: str, columns: Sequence[Column[Of]]) -> None:
        self._book = book
        self.name = name
        self._columns = tuple(columns)
        self._sheets = 0
        self._pen = self._started()
        self.rows = 0

    def add(self, thing: Of, guard: BookGuard) -> None:
        """Write a row."""
        self.write([column.value(thing) for column in self._columns], guard)

    def write(self, cells: Sequence[Cell], guard: BookGuard) -> None:
        """Write a row of cells, one for each of the columns."""
        if self._pen.written.rows >= writing.ROWS:
            self._put_filters()
            self._pen = self._started()
        lines = 1
        made = []
        for column, cell in zip(self._columns, cells, strict=True):
            if isinstance(cell, str):
                text = _text(column, cell, guard)
                lines = max(lines, _lines(text, column.width) if column.kind is Kind.NOTE else 1)
                made.append(self._of_text(column.kind, text, cell))
            else:
                made.append(self._of_value(cell))
        self._pen.row(made, ROW * min(lines, _LINES) if lines > 1 else None)
        self.rows += 1

    def close(self) -> tuple[str, int]:
        """Finish the table, and return its name and its rows."""
        self._put_filters()
        return self.name, self.rows

    def _put_filters(self) -> None:
        self._pen.sheet.autofilter(0, 0, max(self._pen.written.rows - 1, 0), len(self._columns) - 1)

    def _started(self) -> Pen:
        """Return a new sheet with the headings."""
        self._sheets += 1
        pen = self._book.sheet(self.name if self._sheets == 1 else f"{self.name[:26]} {self._sheets}")
        for place, column in enumerate(self._columns):
            pen.sheet.set_column(place, place, column.width)
        figures = {Kind.NUMBER, Kind.MONEY}
        pen.row(
            [
                (heading_said(column), pen.look.heading(figure=column.kind in figures))
                for column in self._columns
            ],
            2 * ROW,
        )
        pen.sheet.freeze_panes(1, 1)
        self._print(pen)
        pen.sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        return pen

    def _print(self, pen: Pen) -> None:
        """Lay the sheet out on paper: as wide as a page, or over several, the first column on each."""
        pen.sheet.repeat_rows(0)
        if sum(column.width for column in self._columns) <= _PAGE:
            pen.sheet.fit_to_pages(1, 0)
        else:
            pen.sheet.repeat_columns(0, 0)
            pen.sheet.set_print_scale(_SMALL)

    def _of_text(self, kind: Kind, text: str, code: str) -> tuple[Value, Format]:
        """Return a text and how it looks; `code` is what it says."""
        look = self._book.look
        if not text:
            return None, look.blank()
        if kind is Kind.RATING:
            return text, look.rating(code)
        wanted = look.note if kind is Kind.NOTE else look.text
        return text, wanted(text)

    def _of_value(self, cell: Money | datetime | float | None) -> tuple[Value, Format]:
        """Return what is no text, and how it looks."""
        look = self._book.look
        if cell is None:
            return None, look.blank()
        if isinstance(cell, Money):
            return _amount(cell), look.money(cell.currency)
        if isinstance(cell, datetime):
            said = _minutes(cell)
            return (cell, look.moment()) if datable(cell) else (said, look.text(said))
        return cell, look.number()


def _text(column: Column[Of], cell: str, guard: BookGuard) -> str:
    """Return what a cell says, without what no workbook can hold."""
    said = rating_said(cell) if column.kind is Kind.RATING else cell
    if len(said) < _SHORT and said.isascii() and said.isalnum():
        return said
    cleaned = guard.lines if column.kind is Kind.NOTE else guard.line
    return guard.fitted(column.heading, cleaned(column.heading, said))


def _minutes(moment: datetime) -> str:
    return moment.isoformat(" ", "minutes")


def _amount(money: Money) -> Value:
    """Return an amount as a number, where a spreadsheet can hold it exactly, else as a text."""
    amount = Decimal(money.minor).scaleb(-EXPONENTS.get(money.currency, 2))
    return float(amount) if abs(money.minor) < _EXACT else f"{amount:f}"


def _lines(text: str, width: int) -> int:
    """Return about how many lines a text takes in a column."""
    return sum(1 + len(line) // width for line in text.split("\n"))


def in_calendar(columns: Sequence[Column[Of]]) -> tuple[Column[Of], ...]:
    """Return columns in the calendar of the interface: in Persian Solar Hijri days as texts, then dates."""
    if language() != "fa":
        return tuple(columns)
    both: list[Column[Of]] = []
    for column in columns:
        if column.kind is Kind.MOMENT:
            both += [
                _solar(column),
                replace(column, heading=_("{date} (Gregorian)").format(date=_(column.heading))),
            ]
        else:
            both.append(column)
    return tuple(both)


def _solar(column: Column[Of]) -> Column[Of]:
    def said(thing: Of) -> Cell:
        moment = column.value(thing)
        return minute_said(moment) if isinstance(moment, datetime) else None

    return Column(column.heading, Kind.TEXT, 18, said)


def heading_said(column: Column[Of]) -> str:
    """Return what stands over a column."""
    heading = _(column.heading)
    return heading[:1].upper() + heading[1:]


def cell_said(column: Column[Of], cell: Cell, guard: BookGuard) -> str:
    """Return what a cell holds, as a text; times to the minute, as they are shown."""
    if isinstance(cell, str):
        return _text(column, cell, guard)
    if isinstance(cell, datetime):
        return _minutes(cell)
    return "" if cell is None else str(_amount(cell) if isinstance(cell, Money) else cell)
