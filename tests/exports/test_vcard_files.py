"""Leads as address-book files."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from fairdesk.domain.ids import new_id
from fairdesk.domain.refusals import Refusal
from fairdesk.exports.cards.files import CARDS_A_FILE, write_vcards
from fairdesk.exports.cards.read_back import essences
from fairdesk.exports.guards import Substitution
from fairdesk.models.rows import LeadDetail
from tests.exports.leads import lead


def many(count: int) -> Iterator[LeadDetail]:
    for number in range(count):
        yield lead(id=new_id(), name=f"Test {number}; prov", interests=(), note="")


def test_one_file(tmp_path: Path) -> None:
    report = write_vcards(many(3), tmp_path / "contacts.vcf")
    assert report.files == (tmp_path / "contacts.vcf",)
    assert report.leads == 3
    assert report.substitutions[0] == Substitution("name", "Test 0; prov", "Test 0, prov")
    assert [each.name for each in essences(report.files[0].read_bytes())] == [
        "Test 0, prov", "Test 1, prov", "Test 2, prov",
    ]  # fmt: skip


def test_a_substitution_is_told_once(tmp_path: Path) -> None:
    report = write_vcards((lead(title="A;B") for _ in range(5)), tmp_path / "contacts.vcf")
    assert report.substitutions == (Substitution("title", "A;B", "A,B"),)


def test_a_file_holds_3000_cards_at_most(tmp_path: Path) -> None:
    assert CARDS_A_FILE == 3_000
    started = time.perf_counter()
    report = write_vcards(many(3_001), tmp_path / "contacts.vcf", note="none")
    took = time.perf_counter() - started
    assert [path.name for path in report.files] == ["contacts.vcf", "contacts-2.vcf"]
    read = [essences(path.read_bytes()) for path in report.files]
    assert [len(cards) for cards in read] == [3_000, 1]
    assert [card.name for cards in read for card in cards] == [
        f"Test {number}, prov" for number in range(3_001)
    ]
    assert report.leads == 3_001
    assert took < 60  # 5 s on two cores: seconds, not minutes


def test_exactly_3000_are_one_file(tmp_path: Path) -> None:
    assert len(write_vcards(many(3_000), tmp_path / "a.vcf", note="none").files) == 1


def test_split_gives_a_file_a_card(tmp_path: Path) -> None:
    names = (
        "Test Övningsson",
        "سارا تمرینی\u200cپور",
        "../../etc/passwd",
        "CON",
        "a/b\\c:d*e?",
        "x" * 500,
        "王小明",
        "😀",
    )
    report = write_vcards((lead(name=name) for name in names), tmp_path / "cards", split=True)
    files = sorted((tmp_path / "cards").iterdir())
    assert report.files == (tmp_path / "cards",)
    assert report.leads == len(files) == len(names)
    assert [path.name for path in files][:5] == [
        "0001-Test-Övningsson.vcf", "0002-سارا-تمرینی-پور.vcf", "0003-etc-passwd.vcf", "0004-CON.vcf",
        "0005-a-b-c-d-e.vcf",
    ]  # fmt: skip
    assert all(re.fullmatch(r"\d{4}[\w-]*\.vcf", path.name) and len(path.name) < 60 for path in files)
    assert [len(essences(path.read_bytes())) for path in files] == [1] * len(names)


@pytest.mark.parametrize("split", [False, True])
def test_no_lead_is_no_file(tmp_path: Path, split: bool) -> None:
    with pytest.raises(Refusal, match="no lead"):
        write_vcards([], tmp_path / "contacts.vcf", split=split)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("split", [False, True])
def test_a_failure_halfway_leaves_nothing(tmp_path: Path, split: bool) -> None:
    def failing() -> Iterator[LeadDetail]:
        yield from many(4)
        raise Refusal("The database went away.")

    with pytest.raises(Refusal, match="went away"):
        write_vcards(failing(), tmp_path / "contacts.vcf", split=split)
    assert list(tmp_path.iterdir()) == []
