"""`fairdesk export --maker` gives a maker its own, and nothing of the others on the stand."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Say, misused, refused
from tests.cli.test_export_consent import add, names
from tests.cli.test_export_news import lead_id, news


@pytest.fixture
def shared(sample: Say) -> Say:
    """The sample fair with one lead of two makers' rings, and one of another maker's; all saw the notice."""
    assert sample("fair", "notice", "--since", "2020-01-01").code == 0
    note = ("--note", "canary note", "--staff", "Canary Staff", "--rating", "hot")
    add(sample, "Anna", "--ring", "FZ-1023:quote:50", "--ring", "AQ-2004:order:771239", *note)
    add(sample, "Berta", "--ring", "AQ-2004:liked")
    return sample


@pytest.mark.parametrize("kind", ["vcard", "json", "csv"])
def test_the_file_holds_no_byte_about_other_makers(shared: Say, tmp_path: Path, kind: str) -> None:
    out = tmp_path / "for-fir"
    more = ("--rows", "interest") if kind == "csv" else ()
    assert shared("export", kind, "--out", str(out), "--maker", "fir", *more).code == 0
    text = out.read_bytes().replace(b"\r\n ", b"").decode("utf-8")
    assert "FZ-1023" in text
    assert "50" in text
    for secret in ("AQ-2004", "771239", "order", "AQI", "anary", "Berta", "hot", "warm"):
        assert secret not in text, secret


def test_with_notes_they_are_there(shared: Say, tmp_path: Path) -> None:
    out = tmp_path / "for-fir.vcf"
    words = ("--maker", "FIR", "--with-notes", "--json")
    assert shared("export", "vcard", "--out", str(out), *words).json["contacts"] == 1
    text = out.read_bytes().replace(b"\r\n ", b"").decode("utf-8")
    assert "canary note" in text
    assert "AQ-2004" not in text


def test_what_happens_to_other_rings_is_no_news_for_a_maker(shared: Say, tmp_path: Path) -> None:
    out = tmp_path / "fir.vcf"
    assert news(shared, out, "--maker", "FIR") == {"Anna"}
    before = out.read_bytes()
    anna = lead_id(shared, "Anna")
    assert shared("lead", "visit", anna, "--ring", "AQ-2011:order:9", "--note", "again").code == 0
    assert news(shared, out, "--maker", "FIR") == set()
    assert shared("export", "vcard", "--out", str(out), "--maker", "FIR").code == 0
    assert out.read_bytes() == before
    assert shared("lead", "visit", anna, "--ring", "FZ-1031:liked").code == 0
    assert news(shared, out, "--maker", "FIR") == {"Anna"}
    assert news(shared, out, "--maker", "AQI") == {"Anna", "Berta"}
    assert names(out) == {"Anna", "Berta"}


def test_a_maker_that_is_none(shared: Say, tmp_path: Path) -> None:
    out = tmp_path / "x.json"
    for code in ("NONE", "", " "):
        refused(shared("export", "json", "--out", str(out), "--maker", code), "There is no maker")
    misused(shared("export", "json", "--out", str(out), "--with-notes"), "--maker")
    cards = tmp_path / "x.vcf"
    refused(shared("export", "vcard", "--out", str(cards), "--maker", "HKK"), "no lead to export")
    assert not out.exists()
    assert not cards.exists()
    assert shared("export", "json", "--out", str(out), "--maker", "HKK").code == 0
    assert json.loads(out.read_text("utf-8")) == {"leads": []}


def unpacked(path: Path) -> str:
    """Return all that is in an exchange file but the words that explain the format."""
    with zipfile.ZipFile(path) as pack:
        texts = [pack.read(name).decode("utf-8") for name in pack.namelist() if name != "FORMAT.txt"]
    return "\n".join(texts)


def test_the_exchange_file_holds_no_byte_about_other_makers(shared: Say, tmp_path: Path) -> None:
    out = tmp_path / "for-fir.zip"
    anna = lead_id(shared, "Anna")
    assert shared("lead", "edit", anna, "--rating", "warm").code == 0
    assert shared("export", "json", "--out", str(out), "--maker", "fir", "--pictures").code == 0
    text = unpacked(out)
    assert "FZ-1023" in text
    secrets = (
        "AQ-2004",
        "771239",
        '"order"',
        '"AQI"',
        "anary",
        "Berta",
        '"hot"',
        '"warm"',
        '"rating"',
        "Aqiq",
    )
    assert [word for word in secrets if word in text] == []
    assert shared("export", "json", "--out", str(out), "--maker", "fir", "--with-notes").code == 0
    text = unpacked(out)
    assert "canary note" in text
    assert [word for word in ("AQ-2004", "771239", '"order"', '"AQI"', "Berta", "Aqiq") if word in text] == []
