"""Leads as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

import pytest

from fairdesk.domain.refusals import Refusal
from fairdesk.exports import files, json_file
from fairdesk.exports.files import Check
from fairdesk.exports.json_file import write_json
from tests.exports.leads import lead


def test_everything_is_kept_exactly(tmp_path: Path) -> None:
    leads = [lead(name="A;B\\c\n\u200cسارا", note="END:VCARD \u2028"), lead(name="half \ud800 a character")]
    assert write_json(leads, tmp_path / "leads.json") == 2
    text = (tmp_path / "leads.json").read_bytes()
    read = json.loads(text)
    assert list(read) == ["leads"]
    first, second = read["leads"]
    assert first["contact"]["name"] == "A;B\\c\n\u200cسارا"
    assert "سارا".encode() in text
    assert second["contact"]["name"] == "half \ud800 a character"
    assert first["id"] == leads[0].id
    assert first["captured_at"] == "2027-03-04T22:30:15+00:00"
    assert first["fair"]["starts"] == "2027-03-03"
    assert first["interests"][0]["sizes"] == [[54.0, None, ""]]
    assert first["interests"][0]["quantity"] == 50
    assert first["consents"][0]["wording"] == "2026-1/sv"
    assert first["consents"][0]["withdrawn_at"] is None
    assert set(first) == set(leads[0].__dataclass_fields__)


def test_no_lead_is_an_empty_list(tmp_path: Path) -> None:
    assert write_json(iter(()), tmp_path / "leads.json") == 0
    assert json.loads((tmp_path / "leads.json").read_text("utf-8")) == {"leads": []}


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        write_json([lead()], tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("was", "becomes"),
    [(b"Anna", b"Anne"), (b'{"id"', b'["id"'), (b"\n]", b""), (b'{"leads"', b'{"lead"')],
)
def test_a_file_that_reads_otherwise_is_refused(
    was: bytes, becomes: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(file: Path, data: Iterable[bytes], check: Check) -> None:
        def written(out: BinaryIO) -> None:
            whole = b"".join(data)
            assert was in whole
            out.write(whole.replace(was, becomes, 1))

        files.write_whole(file, written, check)

    monkeypatch.setattr(json_file, "write_whole", damaged)
    with pytest.raises(Refusal, match="did not read back"):
        write_json([lead(name="Anna")], tmp_path / "leads.json")
    assert list(tmp_path.iterdir()) == []
