"""A workbook read back before anybody is told that it is there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from fairdesk.exports.report import misread
from fairdesk.exports.workbook.writing import Written

_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")


def check_workbook(path: Path, written: Sequence[Written]) -> None:
    """Read a workbook back: the same sheets, each with the same cells in as many rows.

    Raises `Refusal` when anything differs.
    """
    try:
        same = list(_sheets(path)) == [(one.name, one.rows, one.digest.digest()) for one in written]
    except (BadZipFile, ParseError, KeyError, ValueError):
        same = False
    if not same:
        raise misread()


def _sheets(path: Path) -> Iterator[tuple[str, int, bytes]]:
    """Yield each sheet's name, its rows and the digest of their cells."""
    from openpyxl import load_workbook  # noqa: PLC0415  a quarter of a second

    with path.open("rb") as file:
        book = load_workbook(file, read_only=True)
        for sheet in book.worksheets:
            found = Written(sheet.title)
            for row in sheet.iter_rows(values_only=True):
                found.add([_unescaped(value) if isinstance(value, str) else value for value in row])
            yield found.name, found.rows, found.digest.digest()


def _unescaped(text: str) -> str:
    """Return a text without the escapes that workbooks have for characters (ECMA-376, 22.9.2.19)."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
