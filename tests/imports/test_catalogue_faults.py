"""Faulty catalogues: every fault with its place and what is expected; broken files in plain words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from fairdesk.domain.refusals import Refusal
from fairdesk.imports.catalogue import read_catalogue
from fairdesk.imports.faults import CatalogueFaults, Fault
from fairdesk.imports.sheets import read_sheets
from tests.imports.catalogue_files import MAKERS, csv_of, faults_of, read, xlsx_of


def refused(path: Path) -> str:
    with pytest.raises(Refusal) as answer:
        read(path)
    assert not isinstance(answer.value, CatalogueFaults)
    assert answer.value.todo
    return str(answer.value)


def test_every_fault_is_named(tmp_path: Path) -> None:
    rows = [
        [
            "Maker",
            "Art. No.",
            "Weight (g)",
            "Stein",
            "قیمت",
            "Gültig bis",
            "MOQ",
            "min size",
            "max size",
            "Link",
        ],
        ["FIR", "FZ-1", "heavy", "turqoise", "45 XYZ", "31.06.2027", "0", "70", "48", "market"],
        ["FIR", "", "7", "", "", "", "", "", "", ""],
        ["FIR", "FZ-3", "7", "onyx", "45 EUR", "", "10", "48", "70", ""],
        ["???", "FZ-4", "9999", "", "", "", "1.5", "30", "", "https://x"],
        ["fir", "fz-3", "7", "", "", "", "", "", "", ""],
    ]
    for path in (csv_of(tmp_path / "rings.csv", rows), xlsx_of(tmp_path / "rings.xlsx", rows)):
        faults = faults_of(path)
        assert [(fault.row, fault.column, fault.value) for fault in faults] == [
            (2, "Weight (g)", "heavy"),
            (2, "Stein", "turqoise"),
            (2, "قیمت", "45 XYZ"),
            (2, "Gültig bis", "31.06.2027"),
            (2, "MOQ", "0"),
            (2, "Link", "market"),
            (2, "max size", "48"),
            (3, "Art. No.", ""),
            (5, "Weight (g)", "9999"),
            (5, "MOQ", "1.5"),
            (5, "min size", "30"),
            (5, "Link", "https://x"),
            (5, "Maker", "???"),
            (6, "Art. No.", "fz-3"),
        ]
        assert all(fault.expected for fault in faults)
        said = [str(fault) for fault in faults]
        assert said[0] == "Row 2, Weight (g): “heavy”; expected a number from 0.1 to 500, as 7.5."
        assert "turquoise" in said[1]
        assert said[7] == "Row 3, Art. No.: empty; expected the ring's SKU."
        assert said[-1] == "Row 6, Art. No.: “fz-3”; expected another SKU; row 4 has this one."


def test_the_refusal_counts_them(tmp_path: Path) -> None:
    path = csv_of(
        tmp_path / "rings.csv", [["maker", "sku", "moq"], *(["FIR", str(n), "few"] for n in range(30))]
    )
    with pytest.raises(CatalogueFaults) as answer:
        read(path)
    assert len(answer.value.faults) == 30
    assert str(answer.value).startswith(
        "Nothing was imported. Faults in rings.csv: 30. The first: Row 2, moq: “few”"
    )


def test_a_new_maker_needs_a_name(tmp_path: Path) -> None:
    rows = [["maker", "maker_name", "sku"], ["NEW", "", "1"], ["NEW", "", "2"], ["", "", "3"]]
    faults = faults_of(csv_of(tmp_path / "rings.csv", rows))
    assert [(fault.row, fault.column, fault.value) for fault in faults] == [
        (2, "maker", "NEW"),
        (4, "maker", ""),
    ]
    assert "maker_name" in faults[0].expected


def test_two_makers_may_use_one_sku(tmp_path: Path) -> None:
    assert not faults_of(csv_of(tmp_path / "rings.csv", [["maker", "sku"], ["FIR", "1"], ["AQI", "1"]]))


@pytest.mark.parametrize("name", ["gone.png", "../secret.png", "/etc/passwd", "a/b.png", "..\\x.png"])
def test_a_named_picture_must_be_there(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.png").write_bytes(b"")
    (tmp_path / "in").mkdir()
    faults = faults_of(
        csv_of(tmp_path / "in" / "rings.csv", [["maker", "sku", "picture"], ["FIR", "1", name]])
    )
    assert [(fault.row, fault.column, fault.value) for fault in faults] == [(2, "picture", name)]
    assert ("without other folders" in faults[0].expected) is (name != "gone.png")


def test_two_columns_for_one_thing(tmp_path: Path) -> None:
    faults = faults_of(
        csv_of(tmp_path / "rings.csv", [["maker", "sku", "Price", "Preis"], ["FIR", "1", "4", "5"]])
    )
    assert faults == [Fault(1, "Preis", "Preis", "one column for price; column Price is one too")]


def test_rows_parted_otherwise_than_the_headings(tmp_path: Path) -> None:
    path = tmp_path / "rings.csv"
    path.write_text(
        "maker,sku,name_en,moq\nFIR;FZ-1;Sky;5\nFIR,FZ-2,Sky,5,six\nFIR,FZ-3,Sky\n", encoding="utf-8"
    )
    assert [(fault.row, fault.expected) for fault in faults_of(path)] == [
        (2, "the same delimiter as in the headings"),
        (3, "4 cells as in the headings"),
    ]


def test_a_delimiter_nobody_uses(tmp_path: Path) -> None:
    path = tmp_path / "rings.csv"
    path.write_text("maker#sku#name_en\nFIR#FZ-1#Sky\n", encoding="utf-8")
    assert "has no column for the SKU; its first row is: maker#sku#name_en" in refused(path)


@pytest.mark.parametrize(("encoding", "looks"), [("cp1256", "Windows-1256"), ("cp1252", "Windows-1252")])
def test_other_encodings(tmp_path: Path, encoding: str, looks: str) -> None:
    name = "فيروزه آسمان" if encoding == "cp1256" else "Blå himmel"
    path = csv_of(tmp_path / "rings.csv", [["maker", "sku", "name"], ["FIR", "1", name]], encoding=encoding)
    said = refused(path)
    assert f"rings.csv is not in UTF-8; it looks like {looks}." in said
    assert "CSV UTF-8" in said


@pytest.mark.parametrize("kept", [4, 100, 1000, -30])
def test_a_truncated_workbook(tmp_path: Path, kept: int) -> None:
    path = xlsx_of(tmp_path / "rings.xlsx", [["maker", "sku"], *(["FIR", f"FZ-{n}"] for n in range(50))])
    path.write_bytes(path.read_bytes()[:kept])
    assert "rings.xlsx is damaged or not whole." in refused(path)


def test_a_workbook_with_a_broken_sheet(tmp_path: Path) -> None:
    path = xlsx_of(tmp_path / "rings.xlsx", [["maker", "sku"], ["FIR", "FZ-1"]])
    data = bytearray(path.read_bytes())
    place = data.find(b"xl/worksheets/sheet1.xml")
    data[place + 40 : place + 80] = bytes(40)
    path.write_bytes(bytes(data))
    assert "damaged" in refused(path)


def test_an_old_workbook(tmp_path: Path) -> None:
    path = tmp_path / "rings.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert "save it as .xlsx" in refused(path)


def test_a_zip_that_is_no_workbook(tmp_path: Path) -> None:
    path = xlsx_of(tmp_path / "rings.xlsx", [["maker"]])
    path.write_bytes(path.read_bytes().replace(b"xl/worksheets/", b"xl/nothingness"))
    assert "rings.xlsx" in refused(path)


def test_a_formula_nobody_calculated(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["maker", "sku", "moq"])
    book.worksheets[0].append(["FIR", "FZ-1", "=5+5"])
    book.save(tmp_path / "rings.xlsx")
    assert "a formula of row 2 has no value yet" in refused(tmp_path / "rings.xlsx")


def test_an_error_of_the_spreadsheet(tmp_path: Path) -> None:
    faults = faults_of(xlsx_of(tmp_path / "rings.xlsx", [["maker", "sku", "name_en"], ["FIR", "1", "#REF!"]]))
    assert [(fault.column, fault.value) for fault in faults] == [("name_en", "#REF!")]


def test_a_folder_a_missing_and_an_empty_file(tmp_path: Path) -> None:
    assert "is a folder" in refused(tmp_path)
    assert "There is no file" in refused(tmp_path / "gone.csv")
    for name, data in (("a.csv", b""), ("b.csv", b"\xef\xbb\xbf\r\n  "), ("c.xlsx", b"")):
        (tmp_path / name).write_bytes(data)
        assert f"{name} is empty." in refused(tmp_path / name)
    (tmp_path / "d.csv").write_bytes(b"maker,sku\n,\n")
    assert "has headings but no rings" in refused(tmp_path / "d.csv")


def test_quotation_marks_that_do_not_match(tmp_path: Path) -> None:
    (tmp_path / "rings.csv").write_bytes(b'maker,sku,name_en\nFIR,1,"Sky\nFIR,2,Sea\n')
    assert "the quotation marks of row 2 don't match" in refused(tmp_path / "rings.csv")


def test_no_table_at_all(tmp_path: Path) -> None:
    (tmp_path / "rings.csv").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    assert "rings.csv" in refused(tmp_path / "rings.csv")
    (tmp_path / "null.csv").write_bytes(b"maker,sku\x00\nFIR,1\n")
    assert "null.csv is no table" in refused(tmp_path / "null.csv")


@given(
    st.binary(max_size=300)
    | st.text(max_size=200).map(lambda text: ("maker,sku,price,moq\n" + text).encode())
)
def test_only_a_refusal_says_no(data: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "rings.csv")
        path.write_bytes(data)
        try:
            catalogue = read_catalogue(path, makers=MAKERS, currency="EUR")
        except Refusal as answer:
            said = str(answer)
        else:
            said = str(len(catalogue.rings))
    assert said


def test_a_csv_is_one_sheet_without_a_name(tmp_path: Path) -> None:
    (sheet,) = read_sheets(csv_of(tmp_path / "rings.csv", [["a"], [], ["b"]]))
    assert (sheet.name, sheet.rows) == ("", [["a"], [], ["b"]])
