"""Workbooks of made leads, read by openpyxl."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final
from zipfile import ZipFile
from zoneinfo import ZoneInfo

from openpyxl import Workbook, load_workbook

from fairdesk.exports.report import Report
from fairdesk.exports.workbook.facts import About
from fairdesk.exports.workbook.file import write_workbook
from fairdesk.models.rows import FollowUpRow, LeadDetail
from tests.exports.leads import AT, FAIR, INTEREST

ABOUT: Final = About(
    fair=FAIR, made=AT, zone=ZoneInfo("Europe/Stockholm"), by="Practice Sara", practice=False, chosen=(),
    makers={INTEREST.ring_id: "Prövning House"}, maker="", notes=True, left_out=lambda: "",
)  # fmt: skip

Rows = list[dict[str, Any]]


def written(
    out: Path,
    *leads: LeadDetail,
    follow_ups: Sequence[FollowUpRow] = (),
    **about: Any,  # noqa: ANN401  the value of any field
) -> tuple[Workbook, Report]:
    """Write a workbook and open it; every lead has the same follow-ups."""
    report = write_workbook(
        (replace(each, follow_ups=tuple(follow_ups)) for each in leads),
        out,
        replace(ABOUT, **about),
        out.parent,
    )
    assert [path.name for path in out.parent.iterdir()] == [out.name]
    return load_workbook(out), report


def rows_of(book: Workbook, sheet: str) -> Rows:
    """Return a sheet's rows by the headings over them; blank cells are left out."""
    headings, *rows = book[sheet].iter_rows(values_only=True)
    assert len(set(headings)) == len(headings)
    return [
        {str(head): cell for head, cell in zip(headings, row, strict=True) if cell is not None}
        for row in rows
    ]


def overview(book: Workbook) -> dict[str, Any]:
    """Return what stands beside each label of the overview."""
    pairs = (row[:2] for row in book.worksheets[0].iter_rows(values_only=True) if len(row) > 1)
    return {str(label): value for label, value in pairs if label is not None}


def raw(path: Path) -> str:
    """Return every byte of every file in a workbook, as a text."""
    with ZipFile(path) as archive:
        return "\n".join(archive.read(name).decode("utf-8") for name in archive.namelist())
