"""Writes catalogue files as people's programs do, for the tests that read them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

from fairdesk.imports.catalogue import Catalogue, read_catalogue
from fairdesk.imports.faults import CatalogueFaults, Fault
from fairdesk.models.ring_draft import RingDraft

Rows = Sequence[Sequence[object]]
MAKERS = {"FIR": "Firouzeh House", "AQI": "Aqiq Lane"}


def csv_of(path: Path, rows: Rows, delimiter: str = ",", encoding: str = "utf-8") -> Path:
    """Write rows as a CSV file."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def xlsx_of(path: Path, rows: Rows, merges: Sequence[str] = ()) -> Path:
    """Write rows as the first sheet of a workbook, with the areas in `merges` merged."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    for area in merges:
        sheet.merge_cells(area)
    book.save(path)
    return path


def read(path: Path, currency: str = "EUR") -> Catalogue:
    """Read a catalogue for a stand with two known makers."""
    return read_catalogue(path, makers=MAKERS, currency=currency)


def only_ring(path: Path) -> RingDraft:
    """Read a catalogue of one ring."""
    (ring,) = read(path).rings
    return ring


def faults_of(path: Path) -> list[Fault]:
    """Read a catalogue that must be refused, and return its faults."""
    try:
        read(path)
    except CatalogueFaults as refused:
        return list(refused.faults)
    return []
