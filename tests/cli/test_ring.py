"""`fairdesk ring`: imported whole or not at all, listed, found, shown."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.cli.conftest import Say, misused, refused

HEAD = ["maker", "maker_name", "sku", "name_en", "name_fa", "price", "moq"]


def catalogue(path: Path, *rows: list[str]) -> str:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEAD, *rows])
    return str(path)


def test_a_catalogue_is_imported_and_again_changes_nothing(say: Say, tmp_path: Path) -> None:
    file = catalogue(
        tmp_path / "c.csv",
        ["QA", "Practice Atelier", "QA-1", "Blue", "آبی", "45.00 EUR", "10"],
        ["QA", "Practice Atelier", "QA-2", "Red", "سرخ", "۵۰ یورو", "۵"],
    )
    answer = say("ring", "import", file, "--json").json
    assert (answer["added"], answer["changed"], answer["same"], answer["makers_added"]) == (2, 0, 0, 1)
    assert say("ring", "import", file).out.startswith("0 added, 0 changed, 2 unchanged")
    rings = say("ring", "list", "--json").json["rings"]
    assert [(ring["sku"], ring["price_minor"], ring["currency"], ring["moq"]) for ring in rings] == [
        ("QA-1", 4500, "EUR", 10),
        ("QA-2", 5000, "EUR", 5),
    ]
    smaller = catalogue(tmp_path / "d.csv", ["QA", "", "QA-1", "Blue", "آبی", "46.00 EUR", "10"])
    said = say("ring", "import", smaller).out
    assert said.startswith("0 added, 1 changed, 0 unchanged")
    assert "QA-2" in said


def test_every_fault_of_a_file_is_said_and_nothing_is_imported(say: Say, tmp_path: Path) -> None:
    file = catalogue(
        tmp_path / "c.csv",
        ["QA", "Practice Atelier", "QA-1", "Blue", "", "cheap", "10"],
        ["QA", "Practice Atelier", "", "Red", "", "5 EUR", "some"],
    )
    answer = say("ring", "import", file)
    assert answer.code == 1
    assert answer.err.startswith("Nothing was imported.")
    assert "Row 2, price: “cheap”" in answer.err
    assert "Row 3, moq: “some”" in answer.err
    assert "Traceback" not in answer.err
    assert say("ring", "list", "--json").json == {"rings": []}


def test_a_file_that_is_no_catalogue(say: Say, tmp_path: Path) -> None:
    refused(say("ring", "import", str(tmp_path / "missing.csv")))
    refused(say("ring", "import", str(tmp_path)))
    for name, content in (
        ("empty.csv", b""),
        ("broken.xlsx", b"PK\x03\x04 no"),
        ("old.xls", b"\xd0\xcf\x11\xe0"),
        ("cp1256.csv", "نام,کد".encode("cp1256")),
        ("picture.png", b"\x89PNG"),
    ):
        (tmp_path / name).write_bytes(content)
        refused(say("ring", "import", str(tmp_path / name)))
    misused(say("ring", "import"))


def test_the_columns_are_explained(bare: Say, data: Path) -> None:
    columns = bare("ring", "import", "--columns", "--json").json["columns"]
    names = [column["id"] for column in columns]
    assert names[:3] == ["maker", "maker_name", "sku"]
    assert all(column["meaning"] for column in columns)
    assert "sku" in bare("ring", "import", "--columns").out
    assert not data.exists()


def test_rings_are_found_by_any_word(sample: Say) -> None:
    for text, sku in (
        ("FZ-1023", "FZ-1023"),
        ("آسمان نیشابور", "FZ-1023"),
        ("neyshabur sky", "FZ-1023"),
        ("Himmel über", "FZ-1023"),
    ):
        found = [ring["sku"] for ring in sample("ring", "list", "--text", text, "--json").json["rings"]]
        assert sku in found, text
        assert len(found) < 10
    assert len(sample("ring", "list", "--limit", "3", "--json").json["rings"]) == 3
    assert sample("ring", "list", "--text", "no such ring").out == "No ring matches.\n"
    assert "FZ-1023" in sample("ring", "list").out


def test_a_ring_is_shown_with_its_link(sample: Say) -> None:
    ring = sample("ring", "show", "fz-1023", "--json").json
    assert ring["link"] == f"HTTPS://QOMRINGS.EXAMPLE/R/{ring['code']}"
    assert set(ring["texts"]) == {"fa", "ar", "en", "de", "sv"}
    assert ring["fields"]["weight_g"] == 9.4
    assert ring["has_picture"] is True
    page = sample("ring", "show", "FZ-1023").out
    for words in ("آسمان نیشابور", "118.00 EUR", "not stated", ring["link"]):
        assert words in page
    refused(sample("ring", "show", "XX-1"), "XX-1")
    refused(sample("ring", "show", ""))


def test_a_ring_says_who_liked_it(sample: Say) -> None:
    assert (
        sample("lead", "add", "--name", "Anna Exempel", "--badge", "1", "--ring", "FZ-1023:quote:5").code == 0
    )
    ring = sample("ring", "show", "FZ-1023", "--json").json
    assert [(one["name"], one["level"], one["quantity"]) for one in ring["interested"]] == [
        ("Anna Exempel", "quote", 5)
    ]
    assert "Anna Exempel · quote · 5" in sample("ring", "show", "FZ-1023").out
