"""A file from anybody: torn, forged or made to do harm. It is refused in words, and nothing is kept."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fairdesk.domain.refusals import Refusal
from fairdesk.models.exchange.tables import ORDER
from fairdesk.models.rows import LeadFilter
from fairdesk.stand import Stand
from fairdesk.workflows.contacts import export
from fairdesk.workflows.contacts.exchange import receive
from tests.workflows.exchanging import acts, empty_folder, lite, rich_folder, tables, there

__all__ = ["empty_folder", "lite", "rich_folder", "there"]

Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture
def good(there: Stand, tmp_path: Path) -> Path:
    export.as_exchange(there, tmp_path / "good.zip", LeadFilter(), pictures=True)
    return tmp_path / "good.zip"


def opened(file: Path) -> tuple[dict[str, Any], Rows]:
    with zipfile.ZipFile(file) as pack:
        manifest = json.loads(pack.read("manifest.json"))
        rows = {
            table: [json.loads(line) for line in pack.read(f"{table}.jsonl").splitlines()] for table in ORDER
        }
    return manifest, rows


def forged(out: Path, manifest: dict[str, Any], rows: Rows, more: dict[str, bytes] | None = None) -> Path:
    """Write a file whose hashes and counts are right, whatever its rows are."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for told in manifest["files"]:
            data = b"".join(json.dumps(row).encode() + b"\n" for row in rows.get(told["table"], ()))
            told |= {"rows": len(rows.get(told["table"], ())), "bytes": len(data)}
            told["sha256"] = hashlib.sha256(data).hexdigest()
            pack.writestr(told["name"], data)
        pack.writestr("manifest.json", json.dumps(manifest))
        for name, data in (more or {}).items():
            pack.writestr(name, data)
    return out


def refused(stand: Stand, file: Path, *words: str) -> None:
    with pytest.raises(Refusal) as told:
        receive(stand, file)
    said = str(told.value)
    assert file.name in said
    assert all(word in said for word in words), said
    assert acts(stand.database) == 0
    assert all(not rows for rows in tables(stand.database).values())


def test_a_packing_that_is_torn_is_refused_in_words(good: Path, lite: Stand, tmp_path: Path) -> None:
    file = tmp_path / "lzma.zip"
    with zipfile.ZipFile(good) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_LZMA) as pack:
        for name in old.namelist():
            pack.writestr(name, old.read(name))
    whole = bytearray(file.read_bytes())
    for entry in zipfile.ZipFile(file).infolist():
        start = entry.header_offset + 30 + len(entry.filename) + 9
        whole[start : start + 40] = bytes(octet ^ 0x5A for octet in whole[start : start + 40])
    file.write_bytes(whole)
    refused(lite, file, "damaged")


def test_a_forged_file_with_nothing_wrong_comes_in(good: Path, lite: Stand, tmp_path: Path) -> None:
    assert receive(lite, forged(tmp_path / "f.zip", *opened(good))).new == 3


def test_every_cut_is_noticed(good: Path, lite: Stand, tmp_path: Path) -> None:
    whole = good.read_bytes()
    file = tmp_path / "cut.zip"
    for size in (0, 1, 4, 100, len(whole) // 2, len(whole) - 30, len(whole) - 1):
        file.write_bytes(whole[:size])
        refused(lite, file)


def test_every_changed_byte_is_noticed_or_changes_nothing(good: Path, lite: Stand, tmp_path: Path) -> None:
    whole = good.read_bytes()
    file = tmp_path / "bit.zip"
    for place in range(7, len(whole), len(whole) // 40):
        torn = bytearray(whole)
        torn[place] ^= 0x21
        file.write_bytes(torn)
        try:
            answer = receive(lite, file, dry_run=True)
        except Refusal:
            continue
        assert answer.new == 3
    assert acts(lite.database) == 0


@pytest.mark.parametrize("change", [{"sha256": "0" * 64}, {"rows": 2}, {"rows": 4}, {"bytes": 5}])
def test_a_file_that_is_not_what_its_manifest_tells(
    good: Path, lite: Stand, tmp_path: Path, change: dict[str, Any]
) -> None:
    with zipfile.ZipFile(good) as old, zipfile.ZipFile(tmp_path / "f.zip", "w") as pack:
        manifest = json.loads(old.read("manifest.json"))
        next(each for each in manifest["files"] if each["table"] == "lead").update(change)
        for name in old.namelist():
            pack.writestr(name, json.dumps(manifest) if name == "manifest.json" else old.read(name))
    refused(lite, tmp_path / "f.zip", "damaged")


@pytest.mark.parametrize("name", ["../evil", "/etc/x", "C:\\x", "lead.jsonl/../../x", "sub/lead.jsonl", "x"])
def test_files_that_do_not_belong_in_it(good: Path, lite: Stand, tmp_path: Path, name: str) -> None:
    refused(lite, forged(tmp_path / "f.zip", *opened(good), {name: b"x"}), "damaged")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["f.zip", "good.zip", "lite", "there"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_the_same_name_twice(good: Path, lite: Stand, tmp_path: Path) -> None:
    refused(lite, forged(tmp_path / "f.zip", *opened(good), {"lead.jsonl": b"{}\n"}), "damaged")


def test_a_bomb_is_not_unpacked(good: Path, lite: Stand, tmp_path: Path) -> None:
    manifest, rows = opened(good)
    file = tmp_path / "bomb.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("manifest.json", json.dumps(manifest))
        for told in manifest["files"]:
            with pack.open(told["name"], "w") as out:
                for _time in range(60 if told["table"] == "lead" else 0):
                    out.write(bytes(1_000_000))
    refused(lite, file, "unpacks to more")
    del rows


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"format": "other"}, "no leads of fairdesk"),
        ({"version": 2}, "newer fairdesk"),
        ({"schema": "9999"}, "newer fairdesk"),
        ({"version": "1"}, "damaged"),
        ({"files": []}, "damaged"),
        ({"files": 3}, "damaged"),
    ],
)
def test_a_manifest_that_is_not_ours(
    good: Path, lite: Stand, tmp_path: Path, change: dict[str, Any], said: str
) -> None:
    manifest, rows = opened(good)
    file = forged(tmp_path / "f.zip", manifest, rows)
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(tmp_path / "g.zip", "w") as pack:
        for name in old.namelist():
            data = old.read(name)
            pack.writestr(name, json.dumps({**manifest, **change}) if name == "manifest.json" else data)
    refused(lite, tmp_path / "g.zip", said)


def test_a_zip_of_something_else(lite: Stand, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as pack:
        pack.writestr("a.txt", "hello")
    refused(lite, tmp_path / "z.zip", "no leads of fairdesk")
    with pytest.raises(Refusal, match="cannot be read"):
        receive(lite, tmp_path / "none.zip")
    with pytest.raises(Refusal, match="cannot be read"):
        receive(lite, tmp_path)


def _set(table: str, name: str, value: object) -> Callable[[Rows], None]:
    return lambda rows: rows[table][0].update({name: value})


def _without(table: str, name: str) -> Callable[[Rows], None]:
    return lambda rows: rows[table][0].pop(name) and None


def _alone(table: str) -> Callable[[Rows], None]:
    return lambda rows: rows[table].clear()


LONG = "x" * 300_000
FORGERIES: list[Callable[[Rows], None]] = [
    _set("contact", "name", 3), _set("contact", "name", LONG), _set("contact", "id", "../../etc"),
    _set("contact", "unknown", ""), _set("contact", "stamps", {"*": "x"}), _set("contact", "stamps", []),
    _set("contact", "stamps", {"*": "ffffffffffff-0000-00000000"}), _set("contact", "name", None),
    _set("lead", "rating", "boiling"), _set("lead", "captured_at", "yesterday"),
    _without("lead", "contact_id"),
    _set("lead", "captured_at", "2027-01-01T00:00:00"),
    _set("lead", "captured_at", "9999-01-01T00:00:00+00:00"),
    _set("lead", "captured_offset_minutes", 10**9), _set("interest", "quantity", 2**70),
    _set("interest", "quantity", 1.5), _set("interest", "sizes", [1]), _set("interest", "sizes", {"a": 1}),
    _set("interest", "level", "x"), _set("reach", "kind", "pigeon"), _set("consent", "purpose", ""),
    _set("fair", "due_hours", {"hot": "x"}), _set("fair", "base_url", "javascript:alert(1)"),
    _set("fair", "code", "OTHER"), _set("maker", "code", "OTHER"), _set("staff", "name", "Other"),
    _set("staff", "pin_hash", "x"), _set("code", "code", "AAAAAA"),
    _set("qualifier", "choices", [{"en": "x"}]),
    _set("picture", "bytes", "bm90IGEgcGljdHVyZQ=="), _set("picture", "mime", "text/html"),
    _set("picture", "bytes", "!"), _set("ring", "weight_g", "heavy"), _set("visit", "lead_id", "0" * 32),
    _alone("fair"), _alone("contact"), _alone("lead"), _alone("ring"), _alone("picture"), _alone("qualifier"),
]  # fmt: skip


@pytest.mark.parametrize("forge", FORGERIES, ids=map(str, range(len(FORGERIES))))
def test_rows_that_cannot_be(good: Path, lite: Stand, tmp_path: Path, forge: Callable[[Rows], None]) -> None:
    manifest, rows = opened(good)
    forge(rows)
    refused(lite, forged(tmp_path / "f.zip", manifest, rows), "Nothing was changed")


def test_what_cannot_be_seen_is_taken_out_of_texts(good: Path, lite: Stand, tmp_path: Path) -> None:
    manifest, rows = opened(good)
    rows["contact"][0]["name"] = "A\x00\x1b[31m\u202eB\ud800\u200c\nC"
    file = forged(tmp_path / "f.zip", manifest, rows)
    assert receive(lite, file).new == 3
    names = {row["name"] for row in tables(lite.database)["contact"]}
    assert "A[31mB\ufffd\u200c\nC" in names
    assert receive(lite, file).unchanged == 3


def test_rows_in_any_order_and_without_stamps_come_in(
    good: Path, lite: Stand, there: Stand, tmp_path: Path
) -> None:
    manifest, rows = opened(good)
    for table in rows:
        rows[table].reverse()
        for row in rows[table]:
            row.pop("stamps")
    rows["visit"] = rows["visit"][1:] + rows["visit"][:1]
    assert receive(lite, forged(tmp_path / "f.zip", manifest, rows)).new == 3
    ours, theirs = tables(lite.database), tables(there.database)
    for table in ORDER:
        assert len(ours[table]) == len(theirs[table])
