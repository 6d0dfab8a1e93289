"""Leads as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fairdesk.domain.refusals import Refusal
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
