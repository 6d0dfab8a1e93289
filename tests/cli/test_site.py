"""`fairdesk site`: a folder of pages."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Say, refused


def test_the_pages_are_written_and_the_second_time_nothing_changes(sample: Say, tmp_path: Path) -> None:
    out = tmp_path / "site"
    told = sample("site", "--out", str(out), "--json").json
    assert told["written"] > 300
    assert (told["same"], told["removed"]) == (0, 0)
    again = sample("site", "--out", str(out))
    assert again.out == f"0 files written to {out}.\n{told['written']} unchanged, 0 removed.\n"
    assert (out / "fa" / "index.html").exists()


def test_a_folder_of_somebody_else_is_refused(sample: Say, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("mine")
    refused(sample("site", "--out", str(tmp_path / "mine")), "holds something else")


def test_without_an_address_it_is_said_that_no_code_leads_there(say: Say, tmp_path: Path) -> None:
    answer = say("site", "--out", str(tmp_path / "site"))
    assert answer.code == 0
    assert "No printed code leads here yet" in answer.err
