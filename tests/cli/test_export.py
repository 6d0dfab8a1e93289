"""`fairdesk export` and `backup`: files whole or not at all, and what is in them."""

from __future__ import annotations

import csv
import json
import os
import sqlite3
import sys
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Say, misused, refused


@pytest.fixture
def two(sample: Say) -> Say:
    """The sample fair with two leads."""
    words = ("--country", "SE", "--consent", "contact", "--ring", "FZ-1023:quote:50")
    assert (
        sample(
            "lead", "add", "--name", "Åsa Övning", "--email", "asa@x.example", "--language", "sv", *words
        ).code
        == 0
    )
    assert (
        sample(
            "lead", "add", "--name", "شیرین آزمایشی", "--phone", "+98 912 345 6789", "--ring", "AQ-2004"
        ).code
        == 0
    )
    return sample


def unfolded(path: Path) -> str:
    raw = path.read_bytes()
    assert raw.endswith(b"END:VCARD\r\n")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    return raw.replace(b"\r\n ", b"").decode("utf-8")


def test_vcards_in_one_file(two: Say, tmp_path: Path) -> None:
    out = tmp_path / "contacts.vcf"
    answer = two("export", "vcard", "--out", str(out))
    assert answer.out.startswith(f"2 contacts written to {out}.")
    cards = unfolded(out)
    assert cards.count("BEGIN:VCARD") == 2
    for words in ("FN:Åsa Övning", "FN:شیرین آزمایشی", "+989123456789", "FZ-1023", "onsent"):
        assert words in cards
    out.with_name("contacts-2.vcf").write_bytes(out.read_bytes())
    assert "Beside it lies contacts-2.vcf, perhaps" in two("export", "vcard", "--out", str(out)).out
    again = two("export", "vcard", "--out", str(out), "--json").json
    assert again["older"] == [str(out.with_name("contacts-2.vcf"))]


def test_vcards_in_a_folder_and_narrowed(two: Say, tmp_path: Path) -> None:
    out = tmp_path / "cards"
    answer = two("export", "vcard", "--out", str(out), "--split", "--rating", "hot", "--json").json
    assert answer["contacts"] == 1
    (card,) = out.iterdir()
    assert "FN:Åsa Övning" in unfolded(card)
    short = tmp_path / "short.vcf"
    assert two("export", "vcard", "--out", str(short), "--note", "none").code == 0
    assert "\r\nNOTE" not in unfolded(short)
    misused(two("export", "vcard", "--out", str(short), "--note", "some"))


def test_the_note_speaks_the_language_asked_for(two: Say, tmp_path: Path) -> None:
    out = tmp_path / "sv.vcf"
    words = ("--note-language", "sv", "--text", "asa@", "--json")
    assert two("export", "vcard", "--out", str(out), *words).json["contacts"] == 1
    assert "offert\\, 50 st" in unfolded(out)
    assert "Samtycke\\, får kontaktas: lämnat " in unfolded(out)
    misused(two("export", "vcard", "--out", str(out), "--note-language", "fr"))
    misused(two("export", "json", "--out", str(out), "--note-language", "sv"))


def test_json_holds_everything(two: Say, tmp_path: Path) -> None:
    out = tmp_path / "all.json"
    assert two("export", "json", "--out", str(out), "--json").json == {
        "files": [str(out)],
        "leads": 2,
        "since": None,
        "left_out": {},
        "left_out_by": [],
    }
    leads = json.loads(out.read_text("utf-8"))["leads"]
    assert {lead["contact"]["name"] for lead in leads} == {"Åsa Övning", "شیرین آزمایشی"}
    assert all(len(lead["id"]) == 32 for lead in leads)


def test_a_zip_is_the_exchange_format(two: Say, tmp_path: Path) -> None:
    out = tmp_path / "All.ZIP"
    assert two("export", "json", "--out", str(out), "--json").json["leads"] == 2
    with zipfile.ZipFile(out) as pack:
        assert pack.read("lead.jsonl").count(b"\n") == 2
        assert pack.read("FORMAT.txt").startswith(b"The exchange format of fairdesk")
        assert pack.testzip() is None
    assert two("export", "json", "--out", str(out), "--since-last").out.startswith("Nothing new since")
    refused(two("export", "json", "--out", str(tmp_path / "none" / "x.zip")), "There is no folder")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["All.ZIP", "data"]


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.mark.parametrize("profile", ["plain", "google", "outlook", "hubspot", "salesforce", "odoo"])
def test_csv_for_each_program(two: Say, data: Path, tmp_path: Path, profile: str) -> None:
    out = tmp_path / "contacts.csv"
    answer = two("export", "csv", "--out", str(out), "--profile", profile, "--json").json
    assert answer == {
        "files": [str(out)], "profile": profile, "contacts": 2, "rows": 2, "changed": 0, "substitutions": [],
        "since": None, "left_out": {}, "left_out_by": [],
    }  # fmt: skip
    rows = rows_of(out)
    assert len(rows) == 2
    for row, known in zip(rows, ("asa@x.example", "+989123456789"), strict=True):
        assert known in row.values()
    with sqlite3.connect(data / "fairdesk.db") as database:
        logged = database.execute("SELECT kind, leads, detail FROM export_log").fetchall()
    database.close()
    ((kind, leads, detail),) = logged
    assert (kind, leads) == ("csv", 2)
    told = {"file": "contacts.csv", "profile": profile, "rows": "contact"}
    assert told.items() <= json.loads(detail).items()


def test_csv_with_a_row_for_each_interest(two: Say, tmp_path: Path) -> None:
    lead_id = two("lead", "list", "--text", "Åsa", "--json").json["leads"][0]["id"]
    assert two("lead", "edit", lead_id, "--ring", "AQ-2004:liked").code == 0
    out = tmp_path / "interests.csv"
    said = two("export", "csv", "--out", str(out), "--rows", "interest").out
    assert said.splitlines() == [f"2 contacts written to {out}.", "3 rows."]
    assert [(row["name"], row["sku"], row["quantity"]) for row in rows_of(out)] == [
        ("Åsa Övning", "FZ-1023", "50"), ("Åsa Övning", "AQ-2004", ""), ("شیرین آزمایشی", "AQ-2004", ""),
    ]  # fmt: skip


def test_csv_says_what_was_written_differently(two: Say, tmp_path: Path) -> None:
    words = ("--name", "=cmd|' /C calc'!A0", "--email", "evil@x.example")
    assert two("lead", "add", *words).code == 0
    out = tmp_path / "x.csv"
    said = two("export", "csv", "--out", str(out), "--text", "calc").out
    assert said.splitlines() == [
        f"1 contact written to {out}.",
        "Written differently: Name: “=cmd|' /C calc'!A0” as “'=cmd|' /C calc'!A0”",
    ]
    assert rows_of(out)[0]["name"] == "'=cmd|' /C calc'!A0"


def test_csv_asked_for_wrongly(two: Say, tmp_path: Path) -> None:
    out = tmp_path / "x.csv"
    misused(two("export", "csv", "--out", str(out), "--profile", "lotus"), "lotus")
    misused(two("export", "csv", "--out", str(out), "--rows", "visit"))
    misused(two("export", "csv", "--out", str(out), "--rows", "interest", "--profile", "odoo"), "plain")
    refused(two("export", "csv", "--out", str(out), "--discarded"), "set aside")
    assert not out.exists()


def test_a_lead_set_aside_does_not_leave(two: Say, tmp_path: Path) -> None:
    rows = two("lead", "list", "--json").json["leads"]
    assert two("lead", "discard", rows[0]["id"], "--reason", "test").code == 0
    assert two("export", "vcard", "--out", str(tmp_path / "x.vcf"), "--json").json["contacts"] == 1
    assert two("export", "csv", "--out", str(tmp_path / "x.csv"), "--json").json["contacts"] == 1


def test_where_nothing_can_be_written(two: Say, tmp_path: Path) -> None:
    for kind in ("vcard", "json", "csv"):
        refused(two("export", kind, "--out", str(tmp_path)))
        refused(two("export", kind, "--out", str(tmp_path / "no" / "folder" / "x")))
    for kind in ("vcard", "csv"):
        none = two("export", kind, "--out", str(tmp_path / "x"), "--text", "nobody-here")
        refused(none, "no lead to export")
    refused(two("backup", "--out", str(tmp_path)))
    refused(two("backup", "--out", str(tmp_path / "data" / "fairdesk.db" / "x.db")))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, a full disk that Linux has")
def test_a_device_is_no_place_for_a_file(two: Say) -> None:
    refused(two("export", "vcard", "--out", "/dev/full"))


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_folder_that_is_read_only(two: Say, tmp_path: Path) -> None:
    shut = tmp_path / "shut"
    shut.mkdir(mode=0o500)
    refused(two("export", "vcard", "--out", str(shut / "x.vcf")))


def test_a_backup_is_a_whole_database(two: Say, data: Path, tmp_path: Path) -> None:
    answer = two("backup", "--json").json
    assert Path(answer["path"]).parent == data / "backups"
    out = tmp_path / "copy.db"
    assert f"Backup written: {out}" in two("backup", "--out", str(out)).out
    with sqlite3.connect(out) as copy:
        assert copy.execute("SELECT count(*) FROM lead").fetchone() == (2,)
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    copy.close()
    assert out.stat().st_mode & 0o077 == 0
    refused(two("backup", "--out", str(out)), "there already")


def test_a_backup_in_the_place_of_the_database_is_the_same_fair(two: Say, data: Path) -> None:
    before = two("lead", "list", "--json").json
    backup = Path(two("backup", "--json").json["path"])
    assert two("lead", "add", "--name", "Later", "--badge", "1").code == 0
    for old in data.glob("fairdesk.db*"):
        old.unlink()
    backup.rename(data / "fairdesk.db")
    assert two("lead", "list", "--json").json == before


def test_the_doctor_says_where_things_are(two: Say, data: Path) -> None:
    checks = {check["id"]: check["found"] for check in two("doctor", "--json").json["checks"]}
    assert checks["data folder"] == str(data)
    assert checks["database"] == "in order"
    assert str(data) in two("doctor").out


def test_a_database_is_never_replaced(say: Say, data: Path) -> None:
    say("lead", "add", "--name", "Anna", "--email", "anna@x.example")
    before = say("lead", "list", "--json").json
    for name in ("fairdesk.db", "fairdesk.db-wal", "fairdesk.db-journal"):
        refused(say("export", "vcard", "--out", str(data / name)), "is a database")
    assert say("lead", "list", "--json").json == before


@pytest.mark.skipif(sys.platform != "linux", reason="only there names are octets")
def test_a_name_that_is_no_unicode_is_noted(say: Say, tmp_path: Path) -> None:
    say("lead", "add", "--name", "Anna", "--email", "anna@x.example")
    out = tmp_path / "contacts-\udcff.vcf"
    assert say("export", "vcard", "--out", str(out)).code == 0
    assert out.exists()
