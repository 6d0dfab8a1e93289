"""`fairdesk day` and `fairdesk lead anonymous`: what a day brought, what is open, and closing it."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Say, misused, refused


def test_a_day_is_shown_closed_and_written_for_the_office(sample: Say, tmp_path: Path) -> None:
    sample("lead", "add", "--name", "Test Anna", "--email", "a@test.example", "--country", "SE")
    sample("lead", "add", "--badge", "88123")
    sample("lead", "anonymous", "--country", "SE", "--ring", "FZ-1023")
    shown = sample("day", "show", "--json").json
    assert (shown["figures"]["leads"], shown["figures"]["anonymous"], shown["closed"]) == (2, 1, None)
    assert (shown["open"]["badges"], shown["open"]["backup"]) == (1, 1)
    sample("backup")
    page = tmp_path / "office.html"
    closed = sample("day", "close", "--leads", "3", "--slips", "0", "--note", "rain", "--out", str(page))
    for words in ("Leads: 3 counted, 2 entered", "√ Paper slips", "● Badges without a name: 1", "√ Backup"):
        assert words in closed.out
    assert "PRACTICE" in page.read_text("utf-8")
    assert "Test Anna" not in page.read_text("utf-8")
    assert sample("day", "show", "--json").json["closed"]["counted"] == {"leads": 3, "slips": 0}


def test_bad_days_and_counts_are_said(sample: Say, tmp_path: Path) -> None:
    misused(sample("day", "show", "--date", "yesterday"), "yesterday")
    refused(sample("day", "close", "--date", "2099-01-01"), "still to come")
    refused(sample("day", "close", "--leads", "many"), "many")
    refused(sample("day", "close", "--out", str(tmp_path)), "folder")
    refused(sample("lead", "anonymous", "--country", "Nowhere"), "Nowhere")
    refused(sample("lead", "anonymous", "--ring", "NO-1"), "NO-1")
    assert sample("day", "show", "--json").json["closed"] is None
