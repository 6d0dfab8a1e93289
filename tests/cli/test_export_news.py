"""`fairdesk export --since-last` holds what is new or changed, and nothing else."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Say
from tests.cli.test_export_consent import add, names, withdraw


@pytest.fixture
def two(sample: Say) -> Say:
    """The sample fair with two leads."""
    add(sample, "Anna", "--ring", "FZ-1023:liked", "--consent", "contact")
    add(sample, "Berta", "--rating", "hot")
    return sample


def news(say: Say, out: Path, *words: str, kind: str = "vcard") -> set[str]:
    """Return whose cards are in the next export of news."""
    out.unlink(missing_ok=True)
    answer = say("export", kind, "--out", str(out), "--since-last", *words, "--json").json
    assert out.exists() == bool(answer["files"])
    if kind == "json":
        leads = json.loads(out.read_text("utf-8"))["leads"] if out.exists() else []
        return {lead["contact"]["name"] for lead in leads}
    return names(out) if out.exists() else set()


def lead_id(say: Say, name: str) -> str:
    return str(say("lead", "list", "--text", name, "--json").json["leads"][0]["id"])


@pytest.mark.parametrize("kind", ["vcard", "json"])
def test_the_first_takes_all_and_the_next_the_news(two: Say, tmp_path: Path, kind: str) -> None:
    out = tmp_path / "news"
    first = two("export", kind, "--out", str(out), "--since-last")
    assert "the first such export" in first.out
    assert news(two, out, kind=kind) == set()
    add(two, "Clara")
    assert news(two, out, kind=kind) == {"Clara"}
    assert news(two, out, kind=kind) == set()


@pytest.mark.parametrize(
    "change",
    [
        ("edit", "--city", "Göteborg"),
        ("edit", "--phone", "+46 70 174 06 05"),
        ("edit", "--rating", "cold"),
        ("visit", "--note", "came again"),
    ],
)
def test_whatever_is_changed_is_news_once(two: Say, tmp_path: Path, change: tuple[str, ...]) -> None:
    out = tmp_path / "news.vcf"
    assert news(two, out) == {"Anna", "Berta"}
    verb, *words = change
    assert two("lead", verb, lead_id(two, "Anna"), *words).code == 0
    assert news(two, out) == {"Anna"}
    assert news(two, out) == set()


def test_a_whole_export_starts_the_next_news(two: Say, tmp_path: Path) -> None:
    assert two("export", "vcard", "--out", str(tmp_path / "all.vcf")).code == 0
    assert news(two, tmp_path / "news.vcf") == set()
    assert news(two, tmp_path / "news.json", kind="json") == {"Anna", "Berta"}


def test_another_filter_has_news_of_its_own(two: Say, tmp_path: Path) -> None:
    out = tmp_path / "news.vcf"
    assert news(two, out, "--rating", "hot") == {"Berta"}
    assert news(two, out) == {"Anna", "Berta"}
    assert news(two, out, "--rating", "warm") == {"Anna"}
    assert two("lead", "edit", lead_id(two, "Anna"), "--rating", "hot").code == 0
    assert news(two, out, "--rating", "hot") == {"Anna"}


def test_each_program_s_table_has_news_of_its_own(two: Say, tmp_path: Path) -> None:
    shapes: list[tuple[str, ...]] = [("--profile", name) for name in ("plain", "google", "hubspot")]
    shapes.append(("--rows", "interest"))
    for expected in (2, 0):
        for shape in shapes:
            words = ("--out", str(tmp_path / "news.csv"), *shape, "--since-last", "--json")
            assert two("export", "csv", *words).json["contacts"] == expected, shape


def test_nothing_new_is_said_and_writes_no_file(two: Say, tmp_path: Path, data: Path) -> None:
    out = tmp_path / "news.vcf"
    assert two("export", "vcard", "--out", str(out)).code == 0
    before = out.read_bytes()
    none = two("export", "vcard", "--out", str(out), "--since-last")
    assert none.code == 0
    assert none.out.startswith("Nothing new since 20")
    assert none.out.endswith("No file was written.\n")
    assert out.read_bytes() == before
    answer = two("export", "vcard", "--out", str(out), "--since-last", "--json").json
    assert (answer["files"], answer["contacts"], answer["left_out"]) == ([], 0, {})
    assert answer["since"].endswith("+00:00")
    with sqlite3.connect(data / "fairdesk.db") as database:
        assert database.execute("SELECT count(*) FROM export_log").fetchone() == (1,)
    database.close()


def test_who_withdrew_since_is_counted(two: Say, tmp_path: Path, data: Path) -> None:
    out = tmp_path / "news.vcf"
    assert news(two, out) == {"Anna", "Berta"}
    withdraw(data, lead_id(two, "Anna"), "contact")
    said = two("export", "vcard", "--out", str(out), "--since-last").out.splitlines()
    assert said[0].startswith("Nothing new since ")
    assert said[1] == "Left out: consent to be contacted withdrawn: 1."


def test_the_news_say_since_when(two: Say, tmp_path: Path) -> None:
    out = tmp_path / "news.vcf"
    assert news(two, out) == {"Anna", "Berta"}
    add(two, "Clara")
    said = two("export", "vcard", "--out", str(out), "--since-last").out.splitlines()
    assert said[0].startswith("1 contact written")
    assert said[1].startswith("These are new or changed since 20")


def test_the_log_of_another_laptop_starts_nothing_here(two: Say, tmp_path: Path, data: Path) -> None:
    out = tmp_path / "news.vcf"
    assert news(two, out) == {"Anna", "Berta"}
    with sqlite3.connect(data / "fairdesk.db") as database:
        database.execute("UPDATE export_log SET detail = json_set(detail, '$.stamp', 'another')")
    database.close()
    assert news(two, out) == {"Anna", "Berta"}
