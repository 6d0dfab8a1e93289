"""Catalogues are read from real CSV and XLSX files."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest
from openpyxl import load_workbook

from fairdesk.assets_dir import assets_dir
from fairdesk.domain.ids import natural_id
from fairdesk.imports.catalogue import read_catalogue
from fairdesk.imports.columns import COLUMNS
from fairdesk.models.ring_draft import FACTS
from tests.imports.catalogue_files import MAKERS, csv_of, only_ring, read, xlsx_of

SIMPLE = [["maker", "sku", "name_en", "price"], ["FIR", "FZ-1", "Blue Sky", "45.00 EUR"]]


def test_the_whole_sample_is_read(tmp_path: Path) -> None:
    source = assets_dir() / "sample" / "rings.csv"
    path = tmp_path / "rings.csv"
    path.write_bytes(source.read_bytes())
    (tmp_path / "pictures").mkdir()
    with source.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for row in rows:
        (tmp_path / "pictures" / row["picture"]).write_bytes(b"")
    catalogue = read_catalogue(path, makers={}, currency="EUR")
    assert (len(catalogue.rings), catalogue.rows, catalogue.unread) == (len(rows), len(rows), ())
    assert catalogue.makers == {row["maker"]: row["maker_name"] for row in rows}
    assert len(catalogue.pictures) == len(rows)
    assert catalogue.columns == {column.name for column in COLUMNS}
    for ring, row in zip(catalogue.rings, rows, strict=True):
        assert (ring.maker, ring.sku, ring.names["sv"]) == (row["maker"], row["sku"], row["name_sv"])
        assert f"{(ring.price_minor or 0) / 100:.2f} {ring.price_currency}" == row["price"]
        for fact in (
            "metal",
            "technique",
            "stone",
            "treatment",
            "nickel",
            "gi_status",
            "engraving",
            "hs_code",
        ):
            assert getattr(ring, fact) == row[fact]
        for fact in ("weight_g", "size_min", "size_max", "moq", "lead_time_days", "stone_count"):
            assert getattr(ring, fact) == (float(row[fact]) if row[fact] else None)
        assert ring.active is (row["active"] == "yes")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_any_delimiter_in_any_unicode(tmp_path: Path, delimiter: str, encoding: str) -> None:
    rows = [["کد سازنده", "کد کالا", "نام", "قیمت عمده"], ["FIR", "FZ-1", "آسمان، آبی; روشن", "۴۵٫۵ یورو"]]
    ring = only_ring(csv_of(tmp_path / "rings.csv", rows, delimiter, encoding))
    assert (ring.maker, ring.sku, ring.names) == ("FIR", "FZ-1", {"fa": "آسمان، آبی; روشن"})
    assert (ring.price_minor, ring.price_currency) == (4550, "EUR")


def test_the_delimiter_is_the_one_of_the_headings(tmp_path: Path) -> None:
    path = tmp_path / "rings.csv"
    path.write_text(
        "Our rings, spring, 2027, sample\n\nmaker;sku;name_en\nFIR;FZ-1;Sky, blue\n", encoding="utf-8"
    )
    ring = only_ring(path)
    assert (ring.names["en"], ring.row) == ("Sky, blue", 4)


def test_excels_own_delimiter_line(tmp_path: Path) -> None:
    path = tmp_path / "rings.csv"
    path.write_bytes(b"sep=;\r\nmaker;sku;name_en\r\nFIR;FZ-1;Blue, Sky\r\n")
    ring = only_ring(path)
    assert (ring.names["en"], ring.row) == ("Blue, Sky", 3)


def test_the_sheet_with_the_sku_is_read(tmp_path: Path) -> None:
    path = xlsx_of(tmp_path / "rings.xlsx", SIMPLE)
    book = load_workbook(path)
    book.create_sheet("Cover", 0).append(["Our catalogue"])
    book.save(path)
    assert only_ring(path).sku == "FZ-1"


def test_an_xlsx_by_another_name_is_still_one(tmp_path: Path) -> None:
    path = xlsx_of(tmp_path / "rings.xlsx", SIMPLE)
    assert only_ring(path.rename(tmp_path / "rings.csv")).sku == "FZ-1"


def test_makers_known_new_and_named(tmp_path: Path) -> None:
    rows = [
        ["maker", "maker_name", "sku"],
        ["fir", "", "1"],
        ["Aqiq Lane", "", "2"],
        ["", "aqiq lane", "3"],
        ["NEW", "", "4"],
        ["new", "New House", "5"],
    ]
    catalogue = read(csv_of(tmp_path / "rings.csv", rows))
    assert [ring.maker for ring in catalogue.rings] == ["FIR", "AQI", "AQI", "NEW", "new"]
    assert catalogue.rings[3].maker_id == catalogue.rings[4].maker_id
    assert list(catalogue.makers.values()) == ["New House"]


def test_one_maker_needs_no_column(tmp_path: Path) -> None:
    path = csv_of(tmp_path / "rings.csv", [["sku"], ["FZ-1"]])
    (ring,) = read_catalogue(path, makers={"FIR": "Firouzeh House"}).rings
    assert ring.maker == "FIR"


def test_pictures_beside_and_in_their_folder(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    for name in ("pictures/FZ-1.jpg", "FZ-2.PNG", "pictures/other.webp", "FZ-4.txt"):
        (tmp_path / name).write_bytes(b"")
    rows = [
        ["maker", "sku", "picture"],
        ["FIR", "fz-1", ""],
        ["FIR", "FZ-2", ""],
        ["FIR", "FZ-3", "Other.webp"],
    ]
    rows += [["FIR", "FZ-4", ""], ["FIR", "FZ-5", "pictures/FZ-1.jpg"]]
    catalogue = read(csv_of(tmp_path / "rings.csv", rows))
    names = [ring.picture.name if ring.picture else "" for ring in catalogue.rings]
    assert names == ["FZ-1.jpg", "FZ-2.PNG", "other.webp", "", "FZ-1.jpg"]
    assert catalogue.pictures[catalogue.rings[0].id] == tmp_path / "pictures" / "FZ-1.jpg"


def test_what_a_file_does_not_state_is_told_apart(tmp_path: Path) -> None:
    catalogue = read(csv_of(tmp_path / "rings.csv", [*SIMPLE[:1], *SIMPLE[1:]]))
    (ring,) = catalogue.rings
    assert catalogue.columns == {"maker", "sku", "name_en", "price"}
    assert set(ring.values(catalogue.columns)) == {"id", "maker_id", "sku", "price_minor", "price_currency"}
    assert set(ring.values()) == {"id", "maker_id", "sku", *FACTS}
    assert ring.id == natural_id("ring", "FIR", "FZ-1")
    assert ring.texts == {"en": ("Blue Sky", "")}


def test_progress_ends_at_the_end(tmp_path: Path) -> None:
    rows = [["maker", "sku"], *(["FIR", str(number)] for number in range(120))]
    told: list[tuple[int, int]] = []
    read_catalogue(
        csv_of(tmp_path / "rings.csv", rows),
        makers=MAKERS,
        progress=lambda done, all_: told.append((done, all_)),
    )
    assert told == [(0, 120), (50, 120), (100, 120), (120, 120)]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_two_thousand_rings_are_quick(tmp_path: Path, kind: str) -> None:
    with (assets_dir() / "sample" / "rings.csv").open(encoding="utf-8", newline="") as stream:
        sample = list(csv.DictReader(stream))
    rows: list[list[object]] = [[*sample[0]]]
    for number in range(2_000):
        rows.append([*({**sample[number % len(sample)], "sku": f"X-{number}", "picture": ""}).values()])
    path = (csv_of if kind == "csv" else xlsx_of)(tmp_path / f"rings.{kind}", rows)
    start = time.perf_counter()
    assert len(read_catalogue(path, makers={}, currency="EUR").rings) == 2_000
    assert time.perf_counter() - start < 12
