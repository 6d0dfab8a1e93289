"""LibreOffice opens our workbooks and CSV files, and shows what was stored."""

from __future__ import annotations

import csv
import subprocess
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

import pytest
from openpyxl import Workbook, load_workbook

from fairdesk.exports.columns.file import write_csv
from fairdesk.exports.columns.profiles import PLAIN_BY_INTEREST, PROFILES
from fairdesk.exports.workbook.file import write_workbook
from fairdesk.language.messages import use_language
from tests.exports.leads import AT, INTEREST, lead, reach
from tests.exports.test_workbook import follow_up
from tests.exports.workbooks import ABOUT
from tests.interop.conftest import needs

EVERY: Final = {**PROFILES, "by-interest": PLAIN_BY_INTEREST}
COLUMNS: Final = 80
AS_TEXT: Final = "CSV:44,34,76,1," + "/".join(f"{column}/2" for column in range(1, COLUMNS)) + ",0,false,true"
AS_GUESSED: Final = "CSV:44,34,76,1,,0,false,true,false,false,false,0,true"
"""As somebody who only clicks: numbers are numbers, and what begins as a formula is one."""

FORMULAS: Final = (
    "=1+1", "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1+1)", '=HYPERLINK("http://x.example","y")',
    "=WEBSERVICE(\"http://x.example\")", "＝1+1", "\t=1+1", "=A1",
)  # fmt: skip

PEOPLE: Final = [
    lead(name="سارا تمرینی\u200cپور", company="نمونهٔ آزمایشی", country="IR", note="می\u200cخواهم؛ ۵۰ عدد"),
    lead(name="تجربة المثال", company="شركة «تجربة»", city="دبي", country="AE"),
    lead(name="Åsa Övning", company='Smycken "Prövning", AB; & <Söner>', note="one\ntwo, three\n\nfour"),
    lead(name="王小明 😀 👩\u200d🚀", title="_x0041_", city="007", address="1-2\n3/4", native_name="1e5"),
    lead(reaches=(reach("phone", "+98 912 345 6789", "+989123456789"), reach("telegram", "@anna"))),
    lead(
        interests=(
            replace(INTEREST, target_minor=4550, target_currency="EUR", sample_until=AT, note="=1+1"),
            replace(INTEREST, target_minor=4550, target_currency="KWD", sku="+1", ring_name="1.5"),
        ),
    ),
    *(
        lead(name=text, company=text, title=text, city=text, address=text, note=f"{text}\n{text}")
        for text in FORMULAS
    ),
]  # fmt: skip


@dataclass(frozen=True)
class Opened:
    """What was written, and where LibreOffice saved what it made of it."""

    ours: Path
    saved: Path
    texts: Path
    guessed: Path


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """Everything we write, opened by LibreOffice in three ways at once, and saved."""
    soffice = needs("soffice", "apt-get install libreoffice-calc")
    root = tmp_path_factory.mktemp("office")
    ours = root / "ours"
    ours.mkdir()
    due = (follow_up(due_at=AT, note="=1+1"),)
    write_workbook((replace(each, follow_ups=due) for each in PEOPLE), ours / "book.xlsx", ABOUT, root)
    use_language("fa")
    write_workbook(PEOPLE, ours / "persian.xlsx", replace(ABOUT, practice=True), root)
    use_language("en")
    for name, profile in EVERY.items():
        write_csv(PEOPLE, ours / f"{name}.csv", profile)
    with (ours / "control.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["title"], ["=1+1"], ["+989123456789"]])
    xlsx = ("--convert-to", "xlsx:Calc MS Excel 2007 XML")
    books, tables = sorted(ours.glob("*.xlsx")), sorted(ours.glob("*.csv"))
    jobs: dict[str, tuple[tuple[str, ...], list[Path]]] = {
        "saved": (xlsx, books),
        "texts": ((f"--infilter={AS_TEXT}", *xlsx), tables),
        "guessed": ((f"--infilter={AS_GUESSED}", *xlsx), tables),
    }
    running = {name: office(soffice, root, name, *job) for name, job in jobs.items()}
    for name, process in running.items():
        out, fault = process.communicate(timeout=110)
        assert process.returncode == 0, (name, out, fault)
    return Opened(ours, *(root / name for name in jobs))


def office(
    soffice: str, root: Path, name: str, words: tuple[str, ...], files: list[Path]
) -> subprocess.Popen[str]:
    """Start LibreOffice with a profile of its own; what it makes of files goes to a folder with this name."""
    profile = f"-env:UserInstallation={(root / f'profile-{name}').as_uri()}"
    command = [soffice, profile, "--headless", "--norestore", *words, "--outdir", root / name, *files]
    return subprocess.Popen(
        [str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def cells(book: Workbook, sheet: str) -> list[list[object]]:
    """Return a sheet's cells, without blank ones at the end of a row and blank rows at the end."""
    rows = []
    for row in book[sheet].iter_rows():
        values: list[object] = [plain(cell.value) for cell in row]
        while values and values[-1] is None:
            values.pop()
        rows.append(values)
    while rows and not rows[-1]:
        rows.pop()
    return rows


def plain(value: object) -> object:
    """Return a value as it is compared: days to the second, numbers to what is shown of them."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return round(float(value), 6) if isinstance(value, int | float) else value


def formulas(book: Workbook) -> list[object]:
    return [
        cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type in {"f", "e"}
    ]


@pytest.mark.parametrize("name", ["book", "persian"])
def test_a_workbook_has_the_same_cells_in_libreoffice(opened: Opened, name: str) -> None:
    ours = load_workbook(opened.ours / f"{name}.xlsx")
    theirs = load_workbook(opened.saved / f"{name}.xlsx")
    assert theirs.sheetnames == ours.sheetnames
    for sheet in ours.sheetnames:
        assert cells(theirs, sheet) == [list(map(unescaped, row)) for row in cells(ours, sheet)]
        assert theirs[sheet].sheet_view.rightToLeft == (name == "persian")
    assert formulas(theirs) == []
    for sheet in ours.sheetnames[1:]:
        assert theirs[sheet].auto_filter.ref


def unescaped(value: object) -> object:
    """Return a text as programs that know workbooks read it; openpyxl leaves `_x005F_` as it stands."""
    return value.replace("_x005F_", "_") if isinstance(value, str) else value


def test_what_begins_as_a_formula_is_the_same_text_there(opened: Opened) -> None:
    book = load_workbook(opened.saved / "book.xlsx")
    names = [row[0] for row in cells(book, "Leads")[-len(FORMULAS) :]]
    assert names == [text.strip() for text in FORMULAS]
    assert {row[0].data_type for row in book["Leads"].iter_rows()} == {"s"}


def stored(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, strict=True))


@pytest.mark.parametrize("name", EVERY)
def test_a_csv_file_has_the_same_cells_in_libreoffice(opened: Opened, name: str) -> None:
    book = load_workbook(opened.texts / f"{name}.xlsx")
    ours = stored(opened.ours / f"{name}.csv")
    theirs = texts(book, len(ours[0]))
    assert theirs == ours
    assert any("+989123456789" in row for row in theirs)


def texts(book: Workbook, width: int) -> list[list[str]]:
    """Return the cells of the only sheet as texts; a carriage return and its escape are a line's end."""
    (sheet,) = book.worksheets
    return [
        ["" if value is None else str(value) for value in row][:width]
        for row in sheet.iter_rows(values_only=True, max_col=width)
    ]


@pytest.mark.parametrize("name", EVERY)
def test_a_csv_file_that_is_only_clicked_runs_no_formula(opened: Opened, name: str) -> None:
    book = load_workbook(opened.guessed / f"{name}.xlsx")
    assert formulas(book) == []
    assert len(list(book.worksheets[0].iter_rows())) == len(stored(opened.ours / f"{name}.csv"))


def test_a_file_that_is_not_ours_would_run_one(opened: Opened) -> None:
    assert formulas(load_workbook(opened.guessed / "control.xlsx")) == ["=1+1"]
