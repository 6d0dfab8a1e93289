"""Tables are aligned by what a terminal shows, not by how many characters there are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairdesk.cli.said.table import pairs, table, width


@pytest.mark.parametrize(
    ("text", "cells"), [("abc", 3), ("نیشابور", 7), ("می‌خواهد", 7), ("見本", 4), ("e\u0301", 1), ("", 0)]
)
def test_width_counts_cells(text: str, cells: int) -> None:
    assert width(text) == cells


def test_columns_are_aligned_and_numbers_stand_right() -> None:
    assert table(["name", "n"], [["Anna", "5"], ["見本", "120"]], fit=False).splitlines() == [
        "name    n",
        "Anna    5",
        "見本  120",
    ]


def test_a_pipe_gets_everything_and_a_terminal_what_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    rows = [["x" * 60, "Anna"]]
    assert "x" * 60 in table(["long", "name"], rows, fit=False)
    fitted = table(["long", "name"], rows, fit=True).splitlines()
    assert all(len(line) <= 40 for line in fitted)
    assert "…  Anna" in fitted[1]


@given(st.lists(st.tuples(st.text(max_size=60), st.text(max_size=60)), max_size=5))
def test_any_text_fits_a_table(rows: list[tuple[str, str]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", "30")
        for line in table(["one", "two"], rows, fit=True).split("\n"):
            assert width(line) <= 30


def test_pairs_leave_out_what_is_empty() -> None:
    assert pairs([("a", "1"), ("long", ""), ("bb", "2\n3")]) == "a   1\nbb  2\n    3"
