"""`fairdesk export xlsx`: the workbook of a fair, of a choice of leads, of one maker."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from fairdesk import settings
from fairdesk.domain.ids import new_id
from fairdesk.stand import open_stand
from fairdesk.storage.write import writing
from tests.cli.conftest import Say, misused, refused
from tests.cli.test_export_consent import add, withdraw
from tests.exports.workbooks import overview, raw, rows_of


@pytest.fixture
def two(sample: Say) -> Say:
    """The sample fair with two leads of two makers' rings."""
    add(sample, "Anna", "--ring", "FZ-1023:quote:50", "--country", "SE", "--consent", "contact,marketing")
    add(sample, "Berta", "--ring", "AQ-2004:liked", "--ring", "FZ-1023:looked", "--staff", "Sara")
    return sample


def names(path: Path) -> set[str]:
    return {str(row["Name"]) for row in rows_of(load_workbook(path), "Leads")}


def test_a_workbook_of_the_fair(two: Say, data: Path, tmp_path: Path) -> None:
    out = tmp_path / "fair.xlsx"
    assert two("export", "xlsx", "--out", str(out)).out.splitlines() == [
        f"2 leads written to {out}.", "3 interests.",
    ]  # fmt: skip
    answer = two("export", "xlsx", "--out", str(out), "--json").json
    assert answer == {
        "files": [str(out)], "leads": 2, "interests": 3, "changed": 0, "substitutions": [], "since": None,
        "left_out": {}, "left_out_by": [],
    }  # fmt: skip
    assert out.stat().st_mode & 0o077 == 0
    book = load_workbook(out)
    assert names(out) == {"Anna", "Berta"}
    ranked = rows_of(book, "Rings")
    assert [(row["Rank"], row["SKU"], row["Leads"]) for row in ranked] == [
        (1, "FZ-1023", 2), (2, "AQ-2004", 1),
    ]  # fmt: skip
    assert {row["Maker"] for row in rows_of(book, "Makers")} == {row["Maker"] for row in ranked}
    assert [(row["Name"], row["State"]) for row in rows_of(book, "Follow-ups")] == [
        ("Anna", "due"), ("Berta", "due"),
    ]  # fmt: skip
    assert book.worksheets[0]["A1"].value == "PRACTICE"
    with sqlite3.connect(data / "fairdesk.db") as database:
        logged = database.execute("SELECT kind, leads FROM export_log").fetchall()
    database.close()
    assert logged == [("xlsx", 2)] * 2
    assert sorted(path.name for path in data.iterdir() if path.name.startswith(".")) == []


def test_follow_ups_that_are_kept_are_in_it(two: Say, data: Path, tmp_path: Path) -> None:
    anna = two("lead", "list", "--text", "Anna", "--json").json["leads"][0]["id"]
    stand = open_stand(settings.load(data))
    with writing(stand.database, stand.who, "follow_up") as write:
        row = {"id": new_id(), "lead_id": anna, "kind": "call", "done_at": write.at, "outcome": "no_answer"}
        write.add("follow_up", [row])
    stand.close()
    out = tmp_path / "x.xlsx"
    assert two("export", "xlsx", "--out", str(out)).code == 0
    rows = rows_of(load_workbook(out), "Follow-ups")
    assert [(row["Name"], row["State"], row.get("Outcome")) for row in rows] == [
        ("Berta", "due", None), ("Anna", "done", "no answer"),
    ]  # fmt: skip


def test_the_overview_tells_what_was_narrowed_and_who_was_left_out(
    two: Say, data: Path, tmp_path: Path
) -> None:
    withdraw(
        data, add(two, "Clara", "--ring", "FZ-1023", "--country", "SE", "--consent", "contact"), "contact"
    )
    out = tmp_path / "x.xlsx"
    words = ("--ring", "FZ-1023", "--country", "Sverige", "--marketing", "--since-last")
    assert two("export", "xlsx", "--out", str(out), *words, "--json").json["leads"] == 1
    assert names(out) == {"Anna"}
    told = overview(load_workbook(out))
    assert told["Narrowed to"] == "Ring: FZ-1023, Country: Sweden, Only those who agreed to marketing mail."
    assert told["Left out"] == "consent to be contacted withdrawn: 1"
    again = two("export", "xlsx", "--out", str(tmp_path / "again.xlsx"), *words)
    assert again.out.startswith("Nothing new since")
    assert not (tmp_path / "again.xlsx").exists()


def test_a_workbook_in_persian(two: Say, tmp_path: Path) -> None:
    out = tmp_path / "fa.xlsx"
    assert "۲ خریدار" in two("--lang", "fa", "export", "xlsx", "--out", str(out)).out
    book = load_workbook(out)
    assert all(sheet.sheet_view.rightToLeft for sheet in book.worksheets)
    assert {row["کشور"] for row in rows_of(book, "خریداران") if "کشور" in row} == {"سوئد"}
    assert "آسمان" in raw(out)


@pytest.fixture
def shared(sample: Say) -> Say:
    """The sample fair with one lead of two makers' rings, and one of another maker's; all saw the notice."""
    assert sample("fair", "notice", "--since", "2020-01-01").code == 0
    note = ("--note", "canary note", "--staff", "Canary Staff", "--rating", "hot", "--owner", "Canary Owner")
    add(sample, "Anna", "--ring", "FZ-1023:quote:50", "--ring", "AQ-2004:order:771239", *note)
    add(sample, "Berta", "--ring", "AQ-2004:liked")
    add(sample, "Clara", "--ring", "FZ-1023:liked")
    return sample


@pytest.mark.parametrize(
    "words", [(), ("--ring", "AQ-2004"), ("--staff", "Canary Staff"), ("--rating", "hot")]
)
def test_a_makers_workbook_holds_no_byte_about_other_makers(
    shared: Say, tmp_path: Path, words: tuple[str, ...]
) -> None:
    out = tmp_path / "for-fir.xlsx"
    assert shared("export", "xlsx", "--out", str(out), "--maker", "fir", *words).code == 0
    with ZipFile(out) as archive:
        assert {"docProps/core.xml", "docProps/app.xml", "xl/workbook.xml"} <= set(archive.namelist())
    text = raw(out)
    assert "FZ-1023" in text
    for secret in ("AQ-2004", "771239", "Aqiq", "AQI", "anary", "Berta", ">hot<", ">order<", "Follow"):
        assert secret not in text, secret
    told = overview(load_workbook(out))
    assert told["For the maker"] == "Firouzeh House (sample)"
    assert told["Narrowed to"] == (
        "filters that are not told here" if words else "nothing: all leads of the fair"
    )
    (ring,) = rows_of(load_workbook(out), "Rings")
    assert (ring["Rank"], ring["SKU"], ring["Pieces wanted"]) == (1, "FZ-1023", 50)


def test_with_notes_a_maker_has_what_staff_noted(shared: Say, tmp_path: Path) -> None:
    out = tmp_path / "for-fir.xlsx"
    assert shared("export", "xlsx", "--out", str(out), "--maker", "FIR", "--with-notes").code == 0
    rows = rows_of(load_workbook(out), "Leads")
    assert [(row.get("Note"), row["Rating"], row["Rings"]) for row in rows] == [
        ("canary note", "hot", "FZ-1023"), (None, "warm", "FZ-1023"),
    ]  # fmt: skip
    assert "AQ-2004" not in raw(out)


def test_a_workbook_asked_for_wrongly(two: Say, tmp_path: Path) -> None:
    out = tmp_path / "x.xlsx"
    refused(two("export", "xlsx", "--out", str(out), "--discarded"), "set aside")
    refused(two("export", "xlsx", "--out", str(out), "--text", "nobody-here"), "no lead to export")
    refused(two("export", "xlsx", "--out", str(tmp_path)))
    refused(two("export", "xlsx", "--out", str(tmp_path / "no" / "x.xlsx")))
    misused(two("export", "xlsx", "--out", str(out), "--with-notes"), "--maker")
    assert not out.exists()


def test_what_was_written_differently_is_said(two: Say, data: Path, tmp_path: Path) -> None:
    add(two, "Dora", "--note", "x")
    stand = open_stand(settings.load(data))
    with writing(stand.database, stand.who, "edit") as write:
        dora = two("lead", "list", "--text", "Dora", "--json").json["leads"][0]["contact_id"]
        write.change("contact", dora, {"title": "a\x01b"})
    stand.close()
    out = tmp_path / "x.xlsx"
    assert two("export", "xlsx", "--out", str(out)).out.splitlines()[2:] == [
        "Written differently: Job title: “ab” as “ab”",
    ]  # fmt: skip
    answer = two("export", "xlsx", "--out", str(out), "--json").json
    assert json.dumps(answer["substitutions"]) == json.dumps(
        [{"field": "Job title", "was": "a\x01b", "written": "ab"}]
    )
