"""Headings, words, numbers and dates of a catalogue are read as people write them, in five languages."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from fairdesk.imports.columns import COLUMNS, documented
from fairdesk.imports.headings import recognised
from fairdesk.models.ring_draft import FACTS
from tests.imports.catalogue_files import csv_of, only_ring, read, xlsx_of


def test_persian_headings_numbers_and_words(tmp_path: Path) -> None:
    said = {
        "سازنده": "Firouzeh House", "کد کالا": "FZ-۱۰۲۳", "نام": "آسمان", "جنس": "نقره", "عیار": "۹۲۵",
        "وزن (گرم)": "۷٫۵", "سنگ": "فيروزه", "بهسازی": "حرارت ديده", "اصالت": "طبیعی", "ساخت": "دست ساز",
        "تکنیک": "قلم‌زنی + سیاه قلم", "قیمت عمده (یورو)": "۴۵", "اعتبار قیمت": "۱۴۰۶/۰۴/۰۹",
        "حداقل سفارش": "۱۰ عدد", "سایز از": "۴۸", "سایز تا": "۷۰٫۵", "زمان تحویل": "۳ هفته",
        "کشور ساخت": "ایران", "فعال": "بله", "آبکاری": "رودیم", "نیکل": "آزمایش‌شده",
    }  # fmt: skip
    rows = [[*said], [*said.values()]]
    for path in (csv_of(tmp_path / "rings.csv", rows), xlsx_of(tmp_path / "rings.xlsx", rows)):
        ring = only_ring(path)
        assert (ring.maker, ring.sku, ring.names) == ("FIR", "FZ-1023", {"fa": "آسمان"})
        assert (ring.metal, ring.fineness, ring.weight_g, ring.plating) == ("silver", 925, 7.5, "rhodium")
        assert (ring.stone, ring.treatment, ring.stone_kind) == ("turquoise", "heated", "natural")
        assert (ring.made_by, ring.technique, ring.nickel) == ("hand", "chasing + niello", "tested")
        assert (ring.price_minor, ring.price_currency) == (4500, "EUR")
        assert ring.price_valid_until == date(2027, 6, 30)
        assert (ring.moq, ring.size_min, ring.size_max, ring.lead_time_days) == (10, 48.0, 70.5, 21)
        assert (ring.country_of_origin, ring.active) == ("IR", True)


@pytest.mark.parametrize(
    ("heading", "cell", "fact", "value"),
    [
        ("Treatment", "erhitzt", "treatment", "heated"),
        ("Behandlung", "gefärbt", "treatment", "dyed"),
        ("behandling", "stabiliserad", "treatment", "stabilised"),
        ("المعالجة", "مصبوغ", "treatment", "dyed"),
        ("Treatment", "none", "treatment", "none_known"),
        ("Weight (g)", "7,5 g", "weight_g", 7.5),
        ("Weight (g)", "7,125", "weight_g", 7.125),
        ("Gewicht in g", "7.5", "weight_g", None),
        ("Fineness", "925/1000", "fineness", 925),
        ("Fineness", "0.925", "fineness", 925),
        ("MOQ", "10 pcs", "moq", 10),
        ("Minimum order", "1,000", "moq", 1000),
        ("Lead time", "2 weeks", "lead_time_days", 14),
        ("Lieferzeit (Tage)", "14 Tage", "lead_time_days", 14),
        ("Valid until", "30.06.2027", "price_valid_until", date(2027, 6, 30)),
        ("HS code", "7113.11", "hs_code", "711311"),
        ("Made in", "Iran", "country_of_origin", "IR"),
        ("Active", "nein", "active", False),
        ("Technique", "Ziselierung / Niello", "technique", "chasing + niello"),
        ("Technique", "حکاکی و ملیله", "technique", "stone_engraving + filigree"),
        ("Metal", "sterling silver", "metal", "silver"),
        ("Metal", "-", "metal", ""),
        ("Stone mm", "14x10", "stone_mm", "14x10"),
    ],
)
def test_words_of_five_languages(tmp_path: Path, heading: str, cell: str, fact: str, value: object) -> None:
    ring = only_ring(csv_of(tmp_path / "rings.csv", [["Maker", "SKU", heading], ["FIR", "FZ-1", cell]]))
    assert getattr(ring, fact) == value


@pytest.mark.parametrize(
    ("heading", "cell", "minor", "currency"),
    [
        ("Price", "45", 4500, "EUR"),
        ("Price (USD)", "45.5", 4550, "USD"),
        ("Price EUR", "1.234,50", 123450, "EUR"),
        ("Preis", "45,50 €", 4550, "EUR"),
        ("Price (USD)", "45 EUR", 4500, "EUR"),
        ("قیمت (درهم)", "۱۲۰", 12000, "AED"),
    ],
)
def test_prices(tmp_path: Path, heading: str, cell: str, minor: int, currency: str) -> None:
    ring = only_ring(csv_of(tmp_path / "rings.csv", [["Maker", "SKU", heading], ["FIR", "FZ-1", cell]]))
    assert (ring.price_minor, ring.price_currency) == (minor, currency)


def test_two_rows_of_headings_merged(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Sample catalogue", None, None, None, None, None, None],
        ["Maker", "SKU", "Name", None, None, "Size", None],
        [None, None, "fa", "en", "de", "min", "max"],
        ["FIR", "FZ-1", "آسمان", "Sky", "Himmel", 48, 70],
        [None, "FZ-2", "دریا", "Sea", "Meer", 50, 72],
    ]
    merges = ["A1:G1", "A2:A3", "B2:B3", "C2:E2", "F2:G2", "A4:A5"]
    catalogue = read(xlsx_of(tmp_path / "rings.xlsx", rows, merges))
    assert [ring.names for ring in catalogue.rings] == [
        {"fa": "آسمان", "en": "Sky", "de": "Himmel"},
        {"fa": "دریا", "en": "Sea", "de": "Meer"},
    ]
    assert [(ring.maker, ring.size_min, ring.size_max, ring.row) for ring in catalogue.rings] == [
        ("FIR", 48.0, 70.0, 4),
        ("FIR", 50.0, 72.0, 5),
    ]
    assert catalogue.unread == ()


def test_two_rows_of_headings_in_csv(tmp_path: Path) -> None:
    rows = [
        ["سازنده", "کد", "نام", "", "قیمت"],
        ["", "", "فارسی", "سوئدی", ""],
        ["FIR", "FZ-1", "آسمان", "Himmel", "45"],
    ]
    ring = only_ring(csv_of(tmp_path / "rings.csv", rows))
    assert (ring.names, ring.price_minor) == ({"fa": "آسمان", "sv": "Himmel"}, 4500)


def test_cells_as_excel_keeps_them(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["maker", "sku", "weight_g", "price", "price_valid_until", "active", "fineness", "hs_code"])
    sheet.append(["FIR", 1023, 7.5, 45, datetime(2027, 6, 30), True, 925.0, 711311])  # noqa: DTZ001  a sheet has no zones
    sheet["D2"].number_format = "#,##0.00\\ [$kr-41D]"
    sheet.append(["FIR", 1024, 0.1 + 0.2, 45.5, date(2027, 6, 30), False, 925, "711311"])
    sheet["D3"].number_format = '"€"#,##0.00'
    book.create_sheet("Notes").append(["nothing here"])
    book.save(tmp_path / "rings.xlsx")
    first, second = read(tmp_path / "rings.xlsx", currency="SEK").rings
    assert (first.sku, first.weight_g, first.active, first.fineness) == ("1023", 7.5, True, 925)
    assert (first.price_minor, first.price_currency, first.hs_code) == (4500, "SEK", "711311")
    assert (second.price_minor, second.price_currency, second.weight_g) == (4550, "EUR", 0.3)
    assert first.price_valid_until == second.price_valid_until == date(2027, 6, 30)


def test_names_in_no_stated_language_are_told_by_their_letters(tmp_path: Path) -> None:
    rows = [
        ["maker", "sku", "Name", "توضیحات"],
        ["FIR", "1", "Sky", "فیروزهٔ طبیعی"],
        ["FIR", "2", "آسمان آبی", "Sea"],
    ]
    rows += [["FIR", "3", "سماء زرقاء", ""]]
    catalogue = read(csv_of(tmp_path / "rings.csv", rows))
    assert [ring.names for ring in catalogue.rings] == [
        {"en": "Sky"},
        {"fa": "آسمان آبی"},
        {"fa": "سماء زرقاء"},
    ]
    assert [ring.descriptions for ring in catalogue.rings] == [{"fa": "فیروزهٔ طبیعی"}, {"en": "Sea"}, {}]
    assert catalogue.columns == {"maker", "sku", "name_en", "name_fa", "description_fa", "description_en"}


def test_headings_that_mean_nothing_are_told(tmp_path: Path) -> None:
    catalogue = read(csv_of(tmp_path / "rings.csv", [["maker", "sku", "Shelf", ""], ["FIR", "1", "top", ""]]))
    assert catalogue.unread == ("Shelf",)


def test_every_column_is_documented() -> None:
    listed = documented()
    assert [name for name, _meaning, _example in listed] == [column.name for column in COLUMNS]
    assert all(meaning and example for _name, meaning, example in listed)
    assert ("name_sv", "name of the ring in Swedish", "Blå himmel") in listed
    assert not any("{" in meaning for _name, meaning, _example in listed)


def test_every_example_is_read_as_its_column(tmp_path: Path) -> None:
    (tmp_path / "FZ-1023.png").write_bytes(b"")
    listed = documented()
    path = csv_of(
        tmp_path / "rings.csv", [[name for name, _m, _e in listed], [example for _n, _m, example in listed]]
    )
    ring = only_ring(path)
    assert all(getattr(ring, fact) not in ("", None) for fact in FACTS)


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("SKU", "sku"),
        ("Art.-Nr.", "sku"),
        ("کد‌کالا", "sku"),
        ("Name", "name"),
        ("Name (Persian)", "name_fa"),
        ("نام به سوئدی", "name_sv"),
        ("Beschreibung Deutsch", "description_de"),
        ("Weight [g]", "weight_g"),
        ("Price", "price"),
        ("Wholesale price (EUR)", "price"),
        ("قیمت عمده", "price"),
        ("حداقل سفارش", "moq"),
        ("عیار", "fineness"),
        ("زمان تحویل (روز)", "lead_time_days"),
        ("Stone size (mm)", "stone_mm"),
        ("Farbe", ""),
        ("Weight EUR", ""),
        ("", ""),
    ],
)
def test_headings(heading: str, column: str) -> None:
    assert recognised(heading) == column
