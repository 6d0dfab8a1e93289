"""Ring sizes: millimetres where the scale is known, the buyer's own words always."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairdesk.domain.refusals import Refusal
from fairdesk.domain.sizes import Size, parse_size, size_text, us_size
from fairdesk.language.digits import persian
from tests.domain.answers import refusal_of


@given(st.integers(400, 760))
def test_millimetres_come_back(tenths: int) -> None:
    mm = tenths / 10
    for written in (
        size_text(mm),
        f"{mm} mm",
        f"EU {mm}",
        persian(size_text(mm)),
        f"{mm}mm".replace(".", ","),
    ):
        size = parse_size(written)
        assert size == Size(mm, written)


@given(st.integers(8, 52))
def test_us_sizes_come_back(quarters: int) -> None:
    us = quarters / 4
    mm = parse_size(f"US {us}").mm
    assert mm is not None
    assert us_size(mm) == us


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=80))
def test_only_a_refusal_says_no(text: str) -> None:
    refused = refusal_of(parse_size, text)
    if refused:
        assert refused.field == "size"
    else:
        mm = parse_size(text).mm
        assert mm is None or 40 <= mm <= 76


@pytest.mark.parametrize(
    ("written", "mm"),
    [
        ("54", 54.0),
        ("۵۴", 54.0),
        ("ISO 54", 54.0),
        ("۵۴ میلی‌متر", 54.0),
        ("IT 14", 54.0),
        ("CH 14", 54.0),
        ("14 ES", 54.0),
        ("US 7", 54.4),
        ("us7", 54.4),
        ("US 7 1/2", 57.0 - 1.3),
        ("7½ US", 55.7),
        ("Ø 17.2 mm", 54.0),
        ("17,2 mm Ø", 54.0),
        ("قطر ۱۷٫۲", 54.0),
        ("7", None),
        ("17", None),
        ("UK N", None),
        ("JP 13", None),
        ("big", None),
        ("", None),
    ],
)
def test_scales(written: str, mm: float | None) -> None:
    size = parse_size(written)
    assert size.mm == pytest.approx(mm)
    assert size.words == written


@pytest.mark.parametrize("wrong", ["US 40", "90 mm", "IT 99", "EU 7", "Ø 54"])
def test_outside_the_scale(wrong: str) -> None:
    with pytest.raises(Refusal, match="is no ring size"):
        parse_size(wrong)


def test_us_seven_is_17_3_mm_wide() -> None:
    mm = parse_size("US 7").mm
    assert mm is not None
    assert mm / math.pi == pytest.approx(17.3, abs=0.05)
