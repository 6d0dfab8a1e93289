"""Tables of contacts as CSV: of Google, Outlook, HubSpot, Salesforce, Odoo, fairdesk itself and people."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from typing import BinaryIO, Final

from fairdesk.domain.refusals import Refusal
from fairdesk.imports.contacts.arriving import Arriving
from fairdesk.imports.contacts.gathering import Gathering
from fairdesk.imports.contacts.table.headings import Heading, headings, recognised
from fairdesk.imports.contacts.table.lines import LONGEST_ROW, MOST_COLUMNS, Lines, TooLong
from fairdesk.imports.contacts.table.row import Row
from fairdesk.imports.contacts.table.rows import take_row
from fairdesk.imports.contacts.table.same_lead import is_of_lead, take_further
from fairdesk.imports.contacts.table.trade import INTEREST
from fairdesk.imports.csv_file import delimiter_of, looks_like
from fairdesk.language.messages import N_

HEADING_ROWS: Final = 12
"""Rows in which headings are looked for; titles may stand above them."""

_PIECE: Final = 1 << 20
_SAMPLE: Final = 1 << 16
_CODECS: Final = {"Windows-1256": "cp1256", "Windows-1252": "cp1252"}
_WAYS: Final = frozenset({"name", "given", "family", "company", "email", "phone"})
_TWO: Final = 2

Numbered = Iterator[tuple[int, list[str]]]


def read_table(file: BinaryIO, name: str) -> Iterator[Arriving]:
    """Yield the contacts of a CSV file, which can be read from its beginning twice; `name` is for messages.

    Delimiter (comma, semicolon, tab, bar) and encoding (UTF-8, UTF-16 and UTF-32 with their mark, else
    Windows-1252 or -1256 as it looks) are found out; headings in English, German, Swedish or Persian. A
    place is the row as a spreadsheet counts it. Rows without anything are skipped; rows of one lead, with a
    ring each, are one contact, and what they say of it otherwise than the first is told. A column that
    nobody knows stands in the note as `heading: value`.

    Raises:
        Refusal: no row has headings of contacts, a quotation mark is never closed, or a row is longer than
            anybody wrote.
    """
    encoding, guessed = _encoding(file)
    file.seek(0)
    text = io.TextIOWrapper(file, encoding, "replace", newline="")
    try:
        yield from _arriving(text, name, guessed)
    finally:
        text.detach()


def _arriving(text: io.TextIOWrapper, name: str, guessed: str) -> Iterator[Arriving]:
    rows = _rows(text, name)
    columns = _columns(rows, name)
    by_interest = any(each.means in INTEREST for each in columns)
    into: Gathering | None = None
    for number, cells in rows:
        row = Row(columns, cells)
        if row.is_empty:
            continue
        found = Gathering(number)
        take_row(found, row)
        if into and by_interest and is_of_lead(found, into):
            take_further(into, found)
            continue
        if into:
            yield into.arriving()
        into = found
        if guessed:
            into.doubt_letters(guessed)
            guessed = ""
    if into:
        yield into.arriving()


def _encoding(file: BinaryIO) -> tuple[str, str]:
    """Return the codec of a file, and how its letters looked when that is a guess."""
    piece = file.read(_PIECE)
    if piece.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32", ""
    if piece.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16", ""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while piece:
            decoder.decode(piece)
            piece = file.read(_PIECE)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        guessed = looks_like(piece)
        return _CODECS[guessed], guessed
    return "utf-8-sig", ""


def _rows(text: io.TextIOWrapper, name: str) -> Numbered:
    """Yield the rows that are not blank with their numbers, from 1."""
    sample = text.read(_SAMPLE)
    text.seek(0)
    lines = sample.replace("\r\n", "\n").replace("\r", "\n")
    first = lines.partition("\n")[0].strip()
    stated = first.casefold().startswith("sep=") and len(first) == len("sep=") + 1
    delimiter = first[-1] if stated else delimiter_of(lines, recognised)
    parted = Lines(text)
    reader = csv.reader(parted, delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        parted.begin()
        row = _next(reader, name, number)
        if row is None:
            return
        if row and not (stated and number == 1):
            yield number, row


def _next(reader: Iterator[list[str]], name: str, number: int) -> list[str] | None:
    """Return the next row, None at the end; cells may be as long as notes are, for this row only."""
    before = csv.field_size_limit(LONGEST_ROW)
    try:
        row = next(reader, None)
        if row and len(row) > MOST_COLUMNS:
            raise TooLong
    except TooLong:
        raise Refusal(
            N_("In {file}, row {row} has more than {limit} characters or {columns} columns."),
            hint=N_("A quotation mark may not be closed there."),
            file=name,
            row=number,
            limit=LONGEST_ROW,
            columns=MOST_COLUMNS,
        ) from None
    except csv.Error:
        raise Refusal(
            N_("In {file}, the quotation marks of row {row} don't match."),
            hint=N_("Close the mark, or double those that belong to the text."),
            file=name,
            row=number,
        ) from None
    finally:
        csv.field_size_limit(before)
    return row


def _columns(rows: Numbered, name: str) -> list[Heading]:
    """Return the headings, and leave `rows` behind them.

    Of the first rows, those with a single word that is a heading too may be titles: the first with two
    counts, and a lone one only when it is the only column.
    """
    for number, cells in rows:
        found = headings(cells)
        known = {each.means for each in found if each.means}
        ways = {means.partition(" ")[0] for means in known} & _WAYS
        filled = sum(bool(each.words) for each in found)
        if ways and (len(known) >= _TWO or filled == 1):
            return found
        if number >= HEADING_ROWS:
            break
    raise Refusal(
        N_("{file} has no columns of contacts."),
        hint=N_("Write in its first row what the columns are, as Name, Company, E-mail, Phone."),
        file=name,
    )
