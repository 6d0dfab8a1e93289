"""Codes of paper slips: made, and read back from whatever a scanner types."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairdesk.domain.keyboard import PERSIAN_KEYS, US_KEYS, typed_on_us
from fairdesk.domain.slips import (
    LARGEST,
    Slip,
    begins_slip,
    fair_mark,
    is_slip,
    read_slip,
    slip_at_end,
    slip_code,
    slip_number,
)

ON_PERSIAN = str.maketrans(US_KEYS, PERSIAN_KEYS)
ON_ARABIC = str.maketrans(
    "QWERTYUIOPASDFGHJKLZXCVBNMqwertyuiopasdfghjklzxcvbnm",
    "\u064e\u064b\u064f\u064cﻹإ`÷×؛\u0650\u064d][ﻷأـ،/~\u0652}{ﻵآ'ضصثقفغعهخحشسيبلاتنمئءؤرﻻىة",
)
"""Keys of X's layout `ara`, first and second level."""

FAIRS = st.text(min_size=1, max_size=60).filter(lambda code: bool(code.strip()))
NUMBERS = st.integers(1, LARGEST)


@pytest.mark.parametrize(
    ("fair", "number", "code"),
    [
        ("IHM27", 42, "FDSLIP:IHM27:0042"),
        ("ihm27", 1, "FDSLIP:IHM27:0001"),
        ("Qom 1/ق", 12345, "FDSLIP:QOM-1--:12345"),
    ],
)
def test_a_code(fair: str, number: int, code: str) -> None:
    assert slip_code(fair, number) == code
    assert read_slip(code) == Slip(fair_mark(fair), number)
    assert read_slip(code.title()) == Slip(fair_mark(fair), number)


@given(FAIRS, NUMBERS)
def test_every_code_is_alphanumeric_and_comes_back(fair: str, number: int) -> None:
    code = slip_code(fair, number)
    assert re.fullmatch(r"[0-9A-Z $%*+\-./:]+", code)
    slip = Slip(fair_mark(fair), number)
    for typed in (code, code.lower(), f"  {code}\t", code.translate(ON_PERSIAN), code.translate(ON_ARABIC)):
        assert read_slip(typed) == slip, typed
    assert read_slip(code.lower().translate(ON_PERSIAN)) == slip
    assert read_slip(code.lower().translate(ON_ARABIC)) == slip


@given(FAIRS, NUMBERS, st.text(max_size=40))
def test_a_code_is_found_at_the_end_of_what_was_typed(fair: str, number: int, before: str) -> None:
    code = slip_code(fair, number)
    for typed in (code, code.translate(ON_PERSIAN), code.translate(ON_ARABIC)):
        assert slip_at_end(before + typed) == (len(before), Slip(fair_mark(fair), number))
    assert slip_at_end(code + "x") is None


@given(FAIRS, NUMBERS)
def test_a_code_is_known_while_it_is_typed(fair: str, number: int) -> None:
    for code in (slip_code(fair, number), slip_code(fair, number).lower()):
        for typed in (code, code.translate(ON_PERSIAN), code.translate(ON_ARABIC)):
            assert all(begins_slip(typed[:length]) for length in range(len(typed) + 1))
            assert not begins_slip(f"{typed}:")
    assert not any(begins_slip(text) for text in ("X", "FDX", "SLIP", "FDSLIPS", "FDSLIP:A B"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "FDSLIP",
        ":",
        "::",
        "FDSLIP::0042",
        "FDSLIP:IHM27:42",
        "FDSLIP:IHM27:0000",
        "FDSLIP:IHM27:00042",
        "FDSLIP:IHM27:-042",
        "FDSLIP:IHM27:0042:",
        "FDSLIP:IHM27:0042\nFDSLIP:IHM27:0043",
        "FDSLIP:IHM 27:0042",
        "FDSLIP:ĪHM27:0042",
        "FDSLıP:IHM27:0042",
        "XFDSLIP:IHM27:0042",
        "FDSLIP:IHM27:9999999999",
        "FDSLIP:" + "A" * 500 + ":0042",
        "FDSLIP:IHM27:004²",
        "HTTPS://RINGS.EXAMPLE/R/FZ1023",
        "\x1b[31mFDSLIP:IHM27:0042",
        "FDSLIP:IHM27:0042\x00",
    ],
)
def test_what_is_no_code(text: str) -> None:
    assert read_slip(text) is None


@given(st.text(max_size=300))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    read_slip(text)
    slip_at_end(text)
    is_slip(text, 42)


def test_digits_of_any_script_are_numbers() -> None:
    assert read_slip("FDSLIP:IHM27:۰۰۴۲") == Slip("IHM27", 42)
    assert all(is_slip(text, 42) for text in ("42", "0042", " ۴۲ ", "٠٠٤٢"))
    assert not any(is_slip(text, 42) for text in ("", "43", "A-42", "4 2", "²"))
    assert [slip_number(number) for number in (1, 9999, 10000)] == ["0001", "9999", "10000"]


@pytest.mark.parametrize(
    ("fair", "number"), [("", 1), (" ", 1), ("IHM27", 0), ("IHM27", -1), ("IHM27", LARGEST + 1)]
)
def test_there_is_no_such_slip(fair: str, number: int) -> None:
    with pytest.raises(ValueError, match="no slip"):
        slip_code(fair, number)


def test_a_line_on_the_arabic_layout_is_understood() -> None:
    assert typed_on_us("FDSLIP:Qb-9()".translate(ON_ARABIC), "ar") == "FDSLIP:Qb-9)("
    assert typed_on_us("FDSLIP:IHM27:0042", "ar") == "FDSLIP:IHM27:0042"
