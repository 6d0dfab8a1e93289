"""Cleaning: whatever is typed or pasted, what is kept is safe, and only a Refusal says no."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairdesk.domain.clean import clean_line, clean_text, short
from fairdesk.domain.refusals import Refusal

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()), max_size=120)
PIECES = (
    "\u200c|\u200d|\ud800|\udfff|\u202e|\u2066|\ufeff|\x00|\x1b[2J|\n|\t|\u2028|علی|رضا|é|e\u0301"
    "|👩\u200d👩\u200d👧|🇸🇪| |\u00a0|\u3164|ß|😀|\ufffe|\ue000"
)
NASTY = st.lists(st.sampled_from(PIECES.split("|")), max_size=20).map("".join)


@given(ANY_TEXT | NASTY)
def test_what_is_kept_is_safe_and_stays(text: str) -> None:
    line = clean_line(text, "name", 10_000)
    assert line == clean_line(line, "name", 10_000)
    assert line == " ".join(line.split())
    assert not any(unicodedata.category(letter) in {"Cc", "Cs", "Cn", "Co", "Zl", "Zp"} for letter in line)
    assert not set(line) & set(
        "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
    )
    assert unicodedata.is_normalized("NFC", line)
    line.encode("utf-8")


@given(ANY_TEXT | NASTY)
def test_text_of_several_lines_is_safe_and_stays(text: str) -> None:
    kept = clean_text(text, "note", 10_000)
    assert kept == clean_text(kept, "note", 10_000)
    assert "\n\n\n" not in kept
    assert "\r" not in kept
    kept.encode("utf-8")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Anna \t Lindqvist\n", "Anna Lindqvist"),
        ("علی\u200cرضا", "علی\u200cرضا"),
        ("علی\u200c\u200cرضا", "علی\u200cرضا"),
        ("\u200cعلی\u200c رضا\u200c", "علی رضا"),
        ("\u200c\u200c\u200c", ""),
        ("\u200c\u200d\ufeff\u2060", ""),
        ("\u3164", ""),
        ("Anna\u202eGro\u202c", "AnnaGro"),
        ("Jose\u0301", "José"),
        ("a\ud800b", "ab"),
        ("a\x1b[31mb", "a[31mb"),
        ("👩\u200d👧", "👩\u200d👧"),
        ("ه\u200d", "ه\u200d"),
        ("Åsa\u00a0Ek", "Åsa Ek"),
        ("a\r\nb\u2028c", "a b c"),
    ],
)
def test_lines(typed: str, kept: str) -> None:
    assert clean_line(typed, "name") == kept


def test_lines_of_a_note_are_kept() -> None:
    assert clean_text(" one \r\n\r\n\r\n two\u2029three\x0b", "note") == "one\n\ntwo\nthree"


def test_too_long_names_the_field_and_the_limit() -> None:
    with pytest.raises(Refusal) as refused:
        clean_line("x" * 10_000, "company")
    assert refused.value.field == "company"
    assert str(refused.value) == "Company is too long: 10000 characters, and 200 fit. Shorten it."
    assert clean_line("x" * 200, "company") == "x" * 200


def test_the_limit_counts_what_is_kept() -> None:
    assert clean_line(" " * 5_000 + "Anna" + "\u200c" * 5_000, "name", 4) == "Anna"


def test_a_message_shows_a_short_beginning() -> None:
    assert short("a\nb\u202e" + "c" * 10_000) == "a b" + "c" * 36 + "…"
    assert short("Anna") == "Anna"


def test_letters_in_the_forms_of_print_become_letters() -> None:
    assert clean_line("ﺳﻼﻡ ﷺ", "name") == "سلام ﷺ"
    assert clean_text("ﻢﻠﺳ\nabc", "note") == "ملس\nabc"
