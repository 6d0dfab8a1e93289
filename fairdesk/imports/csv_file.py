"""CSV as programs write it: UTF-8, parted by commas, semicolons, tabs or bars."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable
from typing import Final

from fairdesk.domain.refusals import Refusal
from fairdesk.imports.headings import recognised
from fairdesk.language.messages import N_

DELIMITERS: Final = (",", ";", "\t", "|")
_HEADER_ROWS: Final = 12
_LONGEST_CELL: Final = 131_072
_RUNS: Final = re.compile(r"(?<![A-Za-z])[\u0600-\u06ff]{2,}(?![A-Za-z])")


def read_csv(data: bytes, file: str) -> list[list[str]]:
    """Return the rows of a CSV file's bytes; the delimiter is the one under which its headings read best.

    Raises:
        Refusal: the text is not UTF-8 (or UTF-16 with its mark), or a quotation mark is never closed.
    """
    text = _decoded(data, file)
    first, _end, rest = text.partition("\n")
    if first.strip().casefold().startswith("sep=") and len(first.strip()) == len("sep=") + 1:
        return [[], *_rows(rest, first.strip()[-1], file)]
    return _rows(text, delimiter_of(text, recognised), file)


def _decoded(data: bytes, file: str) -> str:
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        raise Refusal(
            N_("{file} is not in UTF-8; it looks like {looks}."),
            hint=N_(
                "Save it as CSV UTF-8: in Excel under Save as, in LibreOffice with Edit filter settings."
            ),
            file=file,
            looks=looks_like(data),
        ) from None
    if "\x00" in text:
        raise Refusal(
            N_("{file} is no table."), hint=N_("Give a CSV file in UTF-8, or an XLSX file."), file=file
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def looks_like(data: bytes) -> str:
    """Return Windows-1256 or Windows-1252, by the bytes of a text that is not in Unicode.

    Persian letters (Windows-1256) stand in runs, those like å and ü mostly alone or beside plain ones.
    """
    text = data.decode("cp1256", "ignore")
    runs = sum(len(run) for run in _RUNS.findall(text))
    return "Windows-1256" if runs > 0.5 * sum(ord(letter) > 0x7F for letter in text) else "Windows-1252"


def delimiter_of(text: str, known: Callable[[str], object]) -> str:
    """Return the delimiter under which the headings of a CSV file's text read best.

    `known` tells of a heading what it means, something false when it means nothing. Without any known
    heading it is the sign that the first line has most of. Lines end with line feeds.
    """
    best = max(DELIMITERS, key=lambda delimiter: _headings(text, delimiter, known))
    if _headings(text, best, known):
        return best
    return max(DELIMITERS, key=text.partition("\n")[0].count)


def _headings(text: str, delimiter: str, known: Callable[[str], object]) -> int:
    lines = text.split("\n", _HEADER_ROWS)[:_HEADER_ROWS]
    try:
        rows = list(csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        return 0
    return max((sum(bool(known(cell)) for cell in row) for row in rows), default=0)


def _rows(text: str, delimiter: str, file: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    try:
        rows.extend(reader)
    except csv.Error as fault:
        if "field larger" in str(fault):
            raise Refusal(
                N_("In {file}, a cell of row {row} has more than {limit} characters."),
                hint=N_("A quotation mark may not be closed there."),
                file=file,
                row=len(rows) + 1,
                limit=_LONGEST_CELL,
            ) from None
        raise Refusal(
            N_("In {file}, the quotation marks of row {row} don't match."),
            hint=N_("Close the mark, or double those that belong to the text."),
            file=file,
            row=len(rows) + 1,
        ) from None
    return rows
