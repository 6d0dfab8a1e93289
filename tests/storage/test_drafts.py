"""Drafts outlive the program, and a broken one harms nobody."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fairdesk.domain.draft import Draft, Pick
from fairdesk.domain.ids import new_id
from fairdesk.storage import drafts


@given(st.text(), st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
def test_any_text_comes_back_exactly(tmp_path: Path, name: str, note: str) -> None:
    picks = [Pick(interest_id=new_id(), sku=name, quantity=note)]
    draft = Draft(typed={"name": name, "note": note}, picks=picks, consents={"contact": True})
    drafts.keep(tmp_path, draft)
    [kept] = [one for one in drafts.load_all(tmp_path) if one.lead_id == draft.lead_id]
    assert kept == draft


def test_lone_surrogates_are_kept(tmp_path: Path) -> None:
    draft = Draft(typed={"name": "a\ud800b"})
    drafts.keep(tmp_path, draft)
    assert drafts.load_all(tmp_path) == [draft]


def test_oldest_first_and_dropped(tmp_path: Path) -> None:
    first, second = Draft(typed={"name": "One"}), Draft(typed={"name": "Two"})
    for draft in (second, first, second):
        drafts.keep(tmp_path / "drafts", draft)
    assert drafts.load_all(tmp_path / "drafts") == [first, second]
    drafts.drop(tmp_path / "drafts", first.lead_id)
    drafts.drop(tmp_path / "drafts", first.lead_id)
    assert drafts.load_all(tmp_path / "drafts") == [second]
    [file] = (tmp_path / "drafts").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'"x"', b"\xff\xfe", b'{"picks": [{"sku": 1}]}', b'{"picks": 3}']
)
def test_a_broken_file_is_set_aside(tmp_path: Path, content: bytes) -> None:
    good = Draft(typed={"name": "Good"})
    drafts.keep(tmp_path, good)
    (tmp_path / f"{new_id()}.json").write_bytes(content)
    assert drafts.load_all(tmp_path) == [good]
    assert len(drafts.broken(tmp_path)) == 1
    assert drafts.load_all(tmp_path) == [good]


def test_no_folder_is_no_drafts(tmp_path: Path) -> None:
    assert drafts.load_all(tmp_path / "none") == []
    assert drafts.broken(tmp_path / "none") == []


def test_a_failed_write_keeps_the_older_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = Draft(typed={"name": "Older"})
    drafts.keep(tmp_path, draft)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        drafts.keep(tmp_path, Draft(lead_id=draft.lead_id, typed={"name": "Newer"}))
    assert drafts.load_all(tmp_path) == [draft]
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    "held",
    ['{"typed": null}', '{"typed": {"name": 5}}', '{"consents": []}', '{"ring_line": null}', '{"rating": 3}'],
)
def test_what_is_no_draft_is_set_aside(tmp_path: Path, held: str) -> None:
    (tmp_path / "x.json").write_text(held, "utf-8")
    assert drafts.load_all(tmp_path) == []
    assert len(drafts.broken(tmp_path)) == 1
