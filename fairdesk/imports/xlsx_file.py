"""XLSX sheets as text: numbers plain, dates ISO, merged cells filled, currency formats kept."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Any, Final

from fairdesk.domain.money import currency_code
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_

LARGEST_UNPACKED: Final = 400_000_000
MOST_COLUMNS: Final = 300
MOST_ROWS: Final = 100_000

_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml")
_BRACKET: Final = re.compile(r"\[\$([^\]-]*)[^\]]*\]")
_QUOTED: Final = re.compile(r'"([^"]*)"')


def read_xlsx(data: bytes, file: str) -> Iterator[tuple[str, list[list[str]]]]:
    """Yield (name, rows) of every visible sheet. A merged cell's value stands in each of its cells.

    Raises:
        Refusal: the file is damaged, is no workbook, or has a formula nobody has calculated yet.
    """
    merged, formulas = _looked_into(data, file)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            books = [_open(data, values=True, whole=merged)]
            if formulas:
                books.append(_open(data, values=False, whole=merged))
            for sheet in books[0].worksheets:
                if sheet.sheet_state == "visible":
                    rows = _rows(sheet, merged)
                    if formulas:
                        _calculated(rows, _rows(books[1][sheet.title], merged), file, sheet.title)
                    yield sheet.title, rows
    except Refusal:
        raise
    except Exception as fault:  # openpyxl raises whatever a broken file makes it stumble over
        raise _damaged(file) from fault


def _looked_into(data: bytes, file: str) -> tuple[bool, bool]:
    """Tell whether a sheet has merged cells, and whether it has formulas."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as pack:
            members = pack.infolist()
            if sum(member.file_size for member in members) > LARGEST_UNPACKED:
                raise Refusal(
                    N_("{file} is too big for a catalogue."),
                    hint=N_("Leave pictures out of the sheet."),
                    file=file,
                )
            sheets = [member for member in members if _SHEET.fullmatch(member.filename)]
            texts = [pack.read(member) for member in sheets]
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        RuntimeError,  # zipfile: locked with a password, or packed by a method that it does not know
        ValueError,
    ) as fault:
        raise _damaged(file) from fault
    if not texts:
        raise Refusal(
            N_("{file} is no table."), hint=N_("Give a CSV file in UTF-8, or an XLSX file."), file=file
        )
    return any(b"<mergeCell " in text for text in texts), any(re.search(rb"<f[ >/]", text) for text in texts)


def _open(data: bytes, *, values: bool, whole: bool) -> Any:  # noqa: ANN401  openpyxl's two kinds of workbook
    from openpyxl import load_workbook  # noqa: PLC0415  a quarter of a second

    return load_workbook(io.BytesIO(data), read_only=not whole, data_only=values, keep_links=False)


def _rows(sheet: Any, merged: bool) -> list[list[str]]:  # noqa: ANN401  as above
    if not merged:
        sheet.reset_dimensions()
    rows = [[cell_text(cell) for cell in row[:MOST_COLUMNS]] for row in _some(sheet.iter_rows())]
    for area in sheet.merged_cells.ranges if merged else ():
        value = rows[area.min_row - 1][area.min_col - 1] if area.min_row <= len(rows) else ""
        for row in rows[area.min_row - 1 : area.max_row]:
            row[area.min_col - 1 : area.max_col] = [value] * len(row[area.min_col - 1 : area.max_col])
    return rows


def _some(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Yield rows until the sheet ends; formatted but empty rows by the million are not a catalogue."""
    for number, row in enumerate(rows):
        if number >= MOST_ROWS:
            return
        yield row


def cell_text(cell: Any) -> str:  # noqa: ANN401  a cell of either kind of workbook, or an empty one
    """Return a cell as a person would write it: `7.5`, `2027-06-30`, `yes`, `45 €` where so formatted."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        sign = _currency_sign(cell.number_format or "")
        return f"{_number(value)} {sign}".rstrip()
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def _number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else f"{value:.12g}"


def _currency_sign(number_format: str) -> str:
    signs = [*_BRACKET.findall(number_format), *_QUOTED.findall(number_format)]
    bare = _QUOTED.sub("", _BRACKET.sub("", number_format))
    signs += [sign for sign in ("€", "£", "$", "﷼", "₺") if sign in bare]
    return next((sign.strip() for sign in signs if sign.strip() and currency_code(sign)), "")


def _calculated(rows: list[list[str]], written: list[list[str]], file: str, sheet: str) -> None:
    for number, (row, formulas) in enumerate(zip(rows, written, strict=False), start=1):
        for value, formula in zip(row, formulas, strict=False):
            if formula.startswith("=") and not value:
                raise Refusal(
                    N_("In {file}, sheet {sheet}, a formula of row {row} has no value yet."),
                    hint=N_("Open the file in Excel or LibreOffice, save it, and import it again."),
                    file=file,
                    sheet=sheet,
                    row=number,
                )


def _damaged(file: str) -> Refusal:
    return Refusal(
        N_("{file} is damaged or not whole."),
        hint=N_("Copy it again, or open it in Excel or LibreOffice and save it anew as .xlsx."),
        file=file,
    )
