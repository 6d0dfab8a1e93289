"""A workbook as it is written: sheet by sheet, row by row, none of them held."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from fairdesk.exports.workbook.look import ACCENT, HOT, ROW, Look
from fairdesk.language.messages import _, is_right

if TYPE_CHECKING:
    from hashlib import _Hash

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

ROWS: Final = 1_048_576
"""Rows that a sheet holds, its headings among them."""

PAPER_A4: Final = 9
_NAME: Final = 31
_FIRST: Final = 1901
"""Before 1900-03-01 spreadsheets count days differently."""

Value = str | int | float | datetime | None


@dataclass
class Written:
    """What was written to a sheet, to compare with what is read back: rows, and a digest of their cells."""

    name: str
    rows: int = 0
    digest: _Hash = field(default_factory=sha256)

    def add(self, values: Sequence[object]) -> None:
        """Take a row."""
        self.digest.update(essence(values))
        self.rows += 1


class Pen:
    """Writes one sheet from its first row to its last; all sheets of a book can be written at once."""

    def __init__(self, sheet: Worksheet, look: Look) -> None:
        self.sheet = sheet
        self.look = look
        self.written = Written(sheet.get_name())

    def row(self, cells: Sequence[tuple[Value, Format | None]], height: float | None = None) -> None:
        """Write the next row; `height` is in points."""
        number = self.written.rows
        if height is not None:
            self.sheet.set_row(number, height)
        for column, (value, look) in enumerate(cells):
            self._cell(number, column, value, look)
        self.written.add([value for value, _look in cells])

    def link(self, name: str, figure: int) -> None:
        """Write a row that leads to the sheet with this name."""
        self.sheet.set_row(self.written.rows, ROW)
        self.sheet.write_url(self.written.rows, 0, f"internal:'{name}'!A1", self.look.link(), string=name)
        self._cell(self.written.rows, 1, figure, self.look.figure())
        self.written.add([name, figure])

    def _cell(self, row: int, column: int, value: Value, look: Format | None) -> None:
        if value is None or value == "":
            if look is not None:
                self.sheet.write_blank(row, column, None, look)
        elif isinstance(value, str):
            self.sheet.write_string(row, column, value, look)
        elif isinstance(value, datetime):
            self.sheet.write_datetime(row, column, value, look)
        else:
            self.sheet.write_number(row, column, value, look)


class _Sink:
    """A file that takes nothing any more once it failed: ZipFile goes on writing when it is let go.

    Then nothing is kept but the place, so that what is collected with it cannot be closed before it.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file: BinaryIO | None = file
        self._place = 0

    def write(self, data: bytes) -> int:
        """Write, or take no notice."""
        if self._file is None:
            self._place += len(data)
            return len(data)
        try:
            return self._file.write(data)
        except OSError:
            self.let_go()
            raise

    def seek(self, place: int, whence: int = 0) -> int:
        """Go to a place."""
        if self._file is not None:
            return self._file.seek(place, whence)
        self._place = place if whence == 0 else self._place + place
        return self._place

    def tell(self) -> int:
        """Return the place."""
        return self._place if self._file is None else self._file.tell()

    def flush(self) -> None:
        """Bring what was written to the file."""
        if self._file is not None:
            self._file.flush()

    def let_go(self) -> None:
        """Take nothing any more."""
        self._file = None


class Book:
    """A workbook that is being written into `file`; rows wait in files below `scratch` until it is closed.

    `made` is a local time: the workbook's own.
    """

    def __init__(self, file: BinaryIO, scratch: Path, title: str, made: datetime, *, practice: bool) -> None:
        from xlsxwriter import Workbook  # noqa: PLC0415  only where a workbook is written

        self._sink = _Sink(file)
        self._book = Workbook(self._sink, {"constant_memory": True, "tmpdir": str(scratch)})
        self._book.set_properties({"title": title, "author": "fairdesk", "created": made})
        self.look = Look(self._book)
        self.pens: list[Pen] = []
        self._practice = practice
        self._title = title.replace("&", "&&")[:100]

    def sheet(self, name: str) -> Pen:
        """Return a new sheet; a name that is taken gets a number."""
        sheet = self._book.add_worksheet(name[:_NAME])
        if is_right():
            sheet.right_to_left()
        sheet.hide_gridlines(2)
        sheet.set_default_row(ROW)
        sheet.set_tab_color(HOT if self._practice else ACCENT)
        sheet.set_landscape()
        sheet.set_paper(PAPER_A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
        mark = _("PRACTICE") if self._practice else ""
        sheet.set_header(f"&L{self._title}&C&B{mark}&R&A")
        sheet.set_footer("&C&P / &N")
        pen = Pen(sheet, self.look)
        self.pens.append(pen)
        return pen

    def close(self) -> None:
        """Finish the file. Raises `OSError` when the disk is full."""
        from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415  as above

        try:
            self._book.close()
        except FileCreateError as fault:
            raise fault.args[0] from fault
        finally:
            self._sink.let_go()
            for sheet in self._book.worksheets():
                for file in (sheet.row_data_fh, sheet.fh):
                    with suppress(OSError):
                        if file is not None:
                            file.close()


def datable(moment: datetime) -> bool:
    """Say whether spreadsheets have a day."""
    return moment.year >= _FIRST


def essence(values: Sequence[Any]) -> bytes:
    """Return a row's cells so that no other cells give the same bytes; blank ones at its end are none."""
    cells = [_plain(value) for value in values]
    while cells and cells[-1] is None:
        cells.pop()
    return repr(cells).encode("utf-8", "backslashreplace")


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, int | float):
        return f"{value:.15g}"
    return None if value in {None, ""} else str(value)
