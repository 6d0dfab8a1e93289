"""`fairdesk export vcard`: a zip for programs that read one card a file, and two exports at once."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from fairdesk.exports.cards.read_back import essences
from tests.cli.conftest import Say, misused, refused
from tests.cli.test_export_consent import add, names


@pytest.fixture
def three(sample: Say) -> Say:
    """The sample fair with three leads."""
    add(sample, "Anna", "--ring", "FZ-1023:quote:50", "--handle", "telegram:@anna_prov")
    add(sample, "Berta", "--rating", "hot", "--title", "VD; inköp")
    add(sample, "Clara")
    return sample


def cards_of(path: Path) -> set[str]:
    """Return whose cards are in a zip."""
    with zipfile.ZipFile(path) as archive:
        return {card.name for entry in archive.infolist() for card in essences(archive.read(entry))}


@pytest.mark.parametrize("words", [("--out", "cards.zip"), ("--out", "cards", "--zip")])
def test_a_zip_holds_a_file_for_each_contact(three: Say, tmp_path: Path, words: tuple[str, ...]) -> None:
    out = tmp_path / words[1]
    answer = three("export", "vcard", "--out", str(out), *words[2:], "--json").json
    assert (answer["files"], answer["contacts"], answer["changed"]) == ([str(out)], 3, 1)
    assert cards_of(out) == {"Anna", "Berta", "Clara"}
    said = three("export", "vcard", "--out", str(out), *words[2:]).out.splitlines()
    assert said == [
        f"3 contacts written to {out}.",
        "Written differently: Job title: “VD; inköp” as “VD, inköp”",
    ]


def test_a_folder_or_a_zip(three: Say, tmp_path: Path) -> None:
    misused(three("export", "vcard", "--out", str(tmp_path / "x"), "--zip", "--split"), "not both")
    refused(three("export", "vcard", "--out", str(tmp_path), "--zip"), "is a folder")
    refused(three("export", "vcard", "--out", "/dev/full", "--zip"))
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("vcard",), "a.csv"),
        (("vcard", "--zip"), "a.vcf"),
        (("vcard", "--split"), "a.zip"),
        (("csv",), "a.vcf"),
        (("xlsx",), "a.csv"),
        (("json",), "a.vcf"),
    ],
)
def test_no_file_of_another_kind_is_replaced(
    three: Say, tmp_path: Path, words: tuple[str, ...], name: str
) -> None:
    out = tmp_path / name
    out.write_text("kept")
    refused(three("export", *words, "--out", str(out)), name)
    assert out.read_text() == "kept"


def test_a_handle_leaves_as_an_address(three: Say, tmp_path: Path) -> None:
    out = tmp_path / "a.vcf"
    assert three("export", "vcard", "--out", str(out), "--text", "anna", "--note", "none").code == 0
    assert b"\r\nURL:https://t.me/anna_prov\r\n" in out.read_bytes()


def test_texts_changed_are_counted_and_ten_are_named(sample: Say, tmp_path: Path) -> None:
    for number in range(13):
        add(sample, f"Prov{number}", "--title", f"VD; {number}")
    said = sample("export", "vcard", "--out", str(tmp_path / "a.vcf")).out.splitlines()
    assert len(said) == 12
    assert said[-1] == "and 3 more"


def together(data: Path, *commands: tuple[str, ...]) -> list[tuple[int, str, str]]:
    """Run exports at once, each in a process of its own; return their codes and what they said."""
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "fairdesk", "--data", str(data), "--json", "export", *words],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
        )
        for words in commands
    ]  # fmt: skip
    said = [process.communicate(timeout=100) for process in running]
    return [(process.returncode, *words) for process, words in zip(running, said, strict=True)]


def test_two_exports_at_once_leave_one_whole_file(three: Say, data: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "all.vcf")
    done = together(data, *[("vcard", "--out", out)] * 2)
    assert [code for code, _out, _err in done] == [0, 0]
    assert names(tmp_path / "all.vcf") == {"Anna", "Berta", "Clara"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["all.vcf", data.name]


def test_of_two_folders_at_once_in_one_place_one_is_there_whole(
    three: Say, data: Path, tmp_path: Path
) -> None:
    done = together(data, *[("vcard", "--split", "--out", str(tmp_path / "cards"))] * 2)
    assert {code for code, _out, _err in done} <= {0, 1}
    assert 0 in {code for code, _out, _err in done}
    assert all("Traceback" not in err for _code, _out, err in done)
    assert len(list((tmp_path / "cards").iterdir())) == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cards", data.name]


def test_news_asked_for_twice_at_once_are_lost_nowhere(three: Say, data: Path, tmp_path: Path) -> None:
    assert three("export", "vcard", "--out", str(tmp_path / "first.vcf"), "--since-last").code == 0
    add(three, "Eva")
    add(three, "Dora")
    done = together(data, *[("vcard", "--since-last", "--out", str(tmp_path / "news.vcf"))] * 2)
    assert [code for code, _out, _err in done] == [0, 0]
    written = {file for _code, out, _err in done for file in json.loads(out)["files"]}
    assert {person for file in written for person in names(Path(file))} == {"Eva", "Dora"}
    again = three("export", "vcard", "--out", str(tmp_path / "x.vcf"), "--since-last", "--json").json
    assert (again["files"], again["contacts"]) == ([], 0)
    with closing(sqlite3.connect(data / "fairdesk.db")) as database:
        logged = database.execute("SELECT leads FROM export_log ORDER BY at").fetchall()
    assert logged in ([(3,), (2,)], [(3,), (2,), (2,)])
