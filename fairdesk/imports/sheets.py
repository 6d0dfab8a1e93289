"""Opens a table somebody wrote, CSV or XLSX, told apart by what is in it, not by its name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from fairdesk.domain.refusals import Refusal
from fairdesk.imports import csv_file, xlsx_file
from fairdesk.language.messages import N_

LARGEST_BYTES: Final = 60_000_000
_OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0"
_ZIP: Final = b"PK"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name and its cells as text, the first row of the file first."""

    name: str
    rows: list[list[str]]


def read_sheets(path: Path) -> list[Sheet]:
    """Return the sheets of a CSV or XLSX file; a CSV file has one, without a name.

    Raises:
        Refusal: it is no such file, is empty, damaged, not in UTF-8, or cannot be read.
    """
    data = _bytes(path)
    if data.startswith(_OLD_EXCEL):
        raise Refusal(
            N_("{file} is an old or a locked Excel file."),
            hint=N_("Open it in Excel or LibreOffice and save it as .xlsx, without a password."),
            file=path.name,
        )
    if data.startswith(_ZIP):
        return [Sheet(name, rows) for name, rows in xlsx_file.read_xlsx(data, path.name)]
    return [Sheet("", csv_file.read_csv(data, path.name))]


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise Refusal(
                N_("{file} is a folder."),
                hint=N_("Name the CSV or XLSX file in it."),
                file=path.name or str(path),
            )
        if not path.exists():
            raise Refusal(
                N_("There is no file {file}."), hint=N_("Check its name and its folder."), file=str(path)
            )
        if path.stat().st_size > LARGEST_BYTES:
            raise Refusal(
                N_("{file} is too big for a catalogue."),
                hint=N_("Leave pictures out of the sheet."),
                file=path.name,
            )
        data = path.read_bytes()
    except (OSError, ValueError) as fault:
        raise Refusal(
            N_("{file} cannot be read."), hint=N_("The system says: {why}"), file=str(path), why=fault
        ) from None
    if not data.strip(b"\x00\xef\xbb\xbf \t\r\n"):
        raise Refusal(
            N_("{file} is empty."),
            hint=N_("Write the columns in its first row, a ring in each row."),
            file=path.name,
        )
    return data
