"""Folding by octets."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairdesk.exports.cards.fold import fold

ONE_LINE = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=400)


def unfolded(folded: bytes) -> str:
    assert folded.endswith(b"\r\n")
    return folded.decode("utf-8").removesuffix("\r\n").replace("\r\n ", "")


@given(ONE_LINE)
def test_every_line_is_short_and_nothing_is_lost(line: str) -> None:
    folded = fold(line)
    assert unfolded(folded) == line
    for physical in folded.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(physical) <= 75
        physical.decode("utf-8")  # no character is split


@pytest.mark.parametrize("letter", ["a", "é", "漢", "😀"])
def test_octets_are_counted_not_characters(letter: str) -> None:
    lines = fold(letter * 75).removesuffix(b"\r\n").split(b"\r\n")
    wide = len(letter.encode())
    assert len(lines[0]) == 75 // wide * wide
    assert len(lines) == (1 if wide == 1 else -(-(75 - 75 // wide) // (74 // wide)) + 1)


def test_75_octets_stay_one_line_and_76_do_not() -> None:
    assert fold("a" * 75).count(b"\r\n") == 1
    assert fold("a" * 76).count(b"\r\n") == 2


@pytest.mark.parametrize(
    "bad", [" ", ":", "\u200c", "\u200d", "\u2060", "\u0301", "\u064e", "\u3000", "\ufe0f"]
)
@pytest.mark.parametrize("shift", range(4))
def test_no_continuation_starts_where_readers_stumble(bad: str, shift: int) -> None:
    line = "x" * shift + f"ab{bad}" * 120
    for physical in fold(line).decode().removesuffix("\r\n").split("\r\n")[1:]:
        first = physical[1]
        assert not first.isspace()
        assert first not in ":\u200c\u200d\u2060"
        assert not unicodedata.combining(first)
        assert first != bad


def test_no_fold_within_an_escape() -> None:
    for shift in range(4):
        for physical in fold("x" * shift + "ab\\n\\," * 60).decode().split("\r\n"):
            assert not physical.endswith("\\")


def test_a_line_with_no_good_place_is_folded_all_the_same() -> None:
    line = "e" + "\u0301" * 300
    assert unfolded(fold(line)) == line
    assert max(map(len, fold(line).split(b"\r\n"))) <= 75
