"""Leads as address-book files."""

from __future__ import annotations

import io
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
import tracemalloc
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TypedDict

import pytest

from fairdesk.domain.ids import new_id
from fairdesk.domain.refusals import Refusal
from fairdesk.exports.cards import lines
from fairdesk.exports.cards.card import make_card
from fairdesk.exports.cards.files import CARDS_A_FILE, write_vcards
from fairdesk.exports.cards.read_back import essences, read_zip
from fairdesk.exports.guards import Substitution
from fairdesk.exports.report import KEPT
from fairdesk.exports.zips import zipped
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


def test_files_of_an_earlier_export_that_was_longer_are_told(tmp_path: Path) -> None:
    ours = make_card(lead()).data
    older = [tmp_path / f"contacts-{number}.vcf" for number in (2, 3, 5)]
    for path in older:
        path.write_bytes(ours)
    report = write_vcards(many(1), tmp_path / "contacts.vcf")
    assert report.older == tuple(older[:2]), "what comes after a gap is none of ours"
    said = "Beside it lie contacts-2.vcf, contacts-3.vcf, perhaps of an earlier export. Delete what is old"
    assert report.older_said().startswith(said)
    assert [path.read_bytes() for path in older] == [ours] * 3
    assert write_vcards(many(1), tmp_path / "another.vcf").older_said() == ""
    assert write_vcards(many(1), tmp_path / "contacts.zip").older == ()


@pytest.mark.parametrize("other", [b"", b"older", b"BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//Other//EN\r\n"])
def test_a_file_of_somebody_else_is_none_of_an_earlier_export(tmp_path: Path, other: bytes) -> None:
    (tmp_path / "contacts-2.vcf").write_bytes(other)
    (tmp_path / "contacts-3.vcf").write_bytes(make_card(lead()).data)
    report = write_vcards(many(1), tmp_path / "contacts.vcf")
    assert report.older == (tmp_path / "contacts-3.vcf",)
    assert report.older_said().startswith("Beside it lies contacts-3.vcf, perhaps of an earlier export.")


def test_three_older_files_are_named_by_their_whole_place_and_the_others_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for number in range(2, 9):
        Path(f"a-{number}.vcf").write_bytes(make_card(lead()).data)
    report = write_vcards(many(1), Path("a.vcf"))
    assert report.older == tuple(tmp_path / f"a-{number}.vcf" for number in range(2, 9))
    assert "a-2.vcf, a-3.vcf, a-4.vcf, and 4 more, perhaps" in report.older_said()


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
    assert took < 60  # 2 s on two cores: seconds, not minutes


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


def test_a_zip_holds_a_file_a_card_with_names_in_ascii(tmp_path: Path) -> None:
    leads = [
        lead(name="Test Övningsson"),
        lead(name="سارا تمرینی\u200cپور", latin_name="Sara Tamrini-Pour"),
        lead(name="شیرین آزمایشی"),
        lead(name="../../etc/passwd"),
        lead(name="王小明 A", company="😀"),
        *many(3),
    ]
    out = tmp_path / "cards.zip"
    report = write_vcards(iter(leads), out)
    assert (report.files, report.leads) == ((out,), len(leads))
    with zipfile.ZipFile(out) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[:6] == [
            "0001-Test-Ovningsson.vcf", "0002-Sara-Tamrini-Pour.vcf", "0003.vcf", "0004-etc-passwd.vcf",
            "0005.vcf", "0006-Test-0-prov.vcf",
        ]  # fmt: skip
        for made, entry in zip(leads, archive.infolist(), strict=True):
            assert entry.flag_bits == 0  # the size stands before the content, the name is ASCII
            assert archive.read(entry) == make_card(made).data
    assert out.stat().st_mode & 0o777 == 0o600


def test_a_zip_is_asked_for_by_name_or_by_word(tmp_path: Path) -> None:
    assert zipfile.is_zipfile(write_vcards(many(1), tmp_path / "a.ZIP").files[0])
    assert zipfile.is_zipfile(write_vcards(many(1), tmp_path / "b", zipped=True).files[0])
    assert write_vcards(many(1), tmp_path / "c.zip", split=True).files[0].is_dir()


@pytest.mark.skipif(shutil.which("unzip") is None, reason="needs unzip")
def test_another_program_unpacks_the_zip(tmp_path: Path) -> None:
    write_vcards(many(300), tmp_path / "cards.zip")
    done = subprocess.run(
        ["unzip", "-q", "-d", tmp_path / "here", tmp_path / "cards.zip"], capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(list((tmp_path / "here").iterdir())) == 300


@pytest.mark.parametrize("year", [1970, 2027])
def test_a_zip_can_be_made_whatever_the_clock_says(year: int) -> None:
    at = datetime(year, 2, 3, 4, 5, 6)  # noqa: DTZ001  zips are local
    data = b"".join(zipped([("a.vcf", b"1"), ("b.vcf", b"2" * 100_000)], at))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.read("b.vcf") == b"2" * 100_000
        assert archive.getinfo("a.vcf").date_time[0] == max(year, 1980)


@pytest.mark.parametrize("place", [0, 35, 60, 300, -1, -30])
def test_a_damaged_zip_is_found(tmp_path: Path, place: int) -> None:
    path = tmp_path / "cards.zip"
    write_vcards(many(2), path)
    assert [name for name, _essence in read_zip(path)] == ["0001-Test-0-prov.vcf", "0002-Test-1-prov.vcf"]
    data = bytearray(path.read_bytes())
    data[place] ^= 0x55
    path.write_bytes(data[:-1] if place == -1 else data)
    with pytest.raises(ValueError, match=r"."):
        list(read_zip(path))


def test_a_split_folder_of_many_is_read_back_by_name(tmp_path: Path) -> None:
    write_vcards(many(12), tmp_path / "cards", split=True)
    names = sorted(path.name for path in (tmp_path / "cards").iterdir())
    assert names[0] == "0001-Test-0-prov.vcf"
    assert len(set(names)) == 12


def test_texts_that_had_to_be_changed_are_counted_and_the_first_are_kept(tmp_path: Path) -> None:
    report = write_vcards(many(KEPT + 7), tmp_path / "a.vcf", note="none")
    assert (report.changed, len(report.substitutions)) == (KEPT + 7, KEPT)
    again = write_vcards((lead(title="A;B") for _ in range(5)), tmp_path / "a.vcf")
    assert (again.changed, len(again.substitutions)) == (5, 1)


@pytest.mark.parametrize("zipped", [False, True])
def test_what_is_held_does_not_grow_with_the_leads(tmp_path: Path, zipped: bool) -> None:
    def peak(count: int) -> int:
        tracemalloc.start()
        write_vcards((lead(id=new_id()) for _ in range(count)), tmp_path / "a", zipped=zipped, note="none")
        _now, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(10)
    names_in_a_zip = 280 * 900 if zipped else 0
    assert peak(400) < peak(120) + names_in_a_zip + 300_000


class How(TypedDict, total=False):
    """What files are asked for."""

    split: bool
    zipped: bool


HOW: list[How] = [{}, {"split": True}, {"zipped": True}]


@pytest.mark.parametrize("how", HOW)
def test_no_lead_is_no_file(tmp_path: Path, how: How) -> None:
    with pytest.raises(Refusal, match="no lead"):
        write_vcards([], tmp_path / "contacts.vcf", **how)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("how", HOW)
def test_a_failure_halfway_leaves_nothing(tmp_path: Path, how: How) -> None:
    def failing() -> Iterator[LeadDetail]:
        yield from many(4)
        raise Refusal("The database went away.")

    with pytest.raises(Refusal, match="went away"):
        write_vcards(failing(), tmp_path / "contacts.vcf", **how)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("how", [{}, {"zipped": True}])
def test_a_disk_that_fills_halfway_leaves_what_was_there(tmp_path: Path, how: How) -> None:
    """No file may grow over 40 kB, of which no single card is."""
    old = tmp_path / "contacts.vcf"
    old.write_bytes(b"old")
    script = (
        "import sys\nfrom pathlib import Path\nfrom fairdesk.domain.refusals import Refusal\n"
        "from fairdesk.exports.cards.files import write_vcards\n"
        "from tests.exports.test_vcard_files import many\n"
        "try:\n    write_vcards(many(3_100), Path(sys.argv[1]), zipped=sys.argv[2] == 'zip', note='none')\n"
        "except Refusal as refused:\n    print(refused)\n"
    )

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))

    ran = subprocess.run(
        [sys.executable, "-c", script, str(old), "zip" if how else "file"],
        capture_output=True, text=True, check=True, preexec_fn=limit, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert ran.stdout.startswith("Not written: the disk is full.")
    assert [path.name for path in tmp_path.iterdir()] == ["contacts.vcf"]
    assert old.read_bytes() == b"old"


@pytest.mark.parametrize("how", HOW)
def test_a_file_that_reads_back_otherwise_is_not_left(
    tmp_path: Path, how: How, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The writer forgets to escape; the reading back finds it."""
    monkeypatch.setattr(lines, "_ESCAPES", ())
    with pytest.raises(Refusal, match="did not read back"):
        write_vcards([lead(company="Prov; Ring, AB")], tmp_path / "contacts.vcf", **how)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["ورق.vcf", "a b'\"$(x);&.vcf", "x" * 200 + ".vcf", "-rf.vcf", "🙂", "a\nb"])
@pytest.mark.parametrize("how", HOW)
def test_odd_names(tmp_path: Path, name: str, how: How) -> None:
    report = write_vcards(many(2), tmp_path / name, **how)
    assert report.files == (tmp_path / name,)
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("how", HOW)
def test_what_cannot_be_replaced_is_refused(tmp_path: Path, how: How) -> None:
    (tmp_path / "cards").mkdir()
    (tmp_path / "cards" / "mine").write_bytes(b"")
    for path in (tmp_path / "cards", tmp_path / "no" / "a.vcf", Path("/dev/full"), tmp_path / ("x" * 300)):
        with pytest.raises(Refusal):
            write_vcards(many(2), path, **how)
    assert [path.name for path in tmp_path.iterdir()] == ["cards"]
    assert [path.name for path in (tmp_path / "cards").iterdir()] == ["mine"]
