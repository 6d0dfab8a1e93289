"""Numbers: every way of writing one is read, and the ambiguous ones are asked back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairdesk.domain.numbers import LARGEST, decimal, to_ascii_digits, whole
from fairdesk.domain.refusals import Refusal
from fairdesk.language.digits import persian, persian_number
from tests.domain.answers import refusal_of


@given(st.integers(0, LARGEST - 1))
def test_whole_numbers_come_back(number: int) -> None:
    for written in (
        str(number),
        persian(str(number)),
        f"{number:,}",
        persian_number(f"{number:,}"),
        f" {number} ",
    ):
        assert whole(written) == number
    assert whole(f"{number:,}".replace(",", ".")) == number
    assert whole(f"{number:,}".replace(",", "\u202f")) == number


@given(st.decimals(0, 10**8, places=2, allow_nan=False, allow_infinity=False))
def test_decimals_come_back(number: Decimal) -> None:
    english = f"{number:,.2f}"
    german = english.translate(str.maketrans(",.", ".,"))
    for written in (
        f"{number:.2f}",
        english,
        german,
        persian_number(english),
        f"{number:.2f}".replace(".", ","),
    ):
        assert decimal(written) == number


@given(
    st.text(alphabet=st.characters(exclude_categories=()), max_size=40)
    | st.text("0123456789.,٫٬۱ -+e", max_size=12)
)
def test_only_a_refusal_says_no(text: str) -> None:
    for read in (whole, decimal):
        refused = refusal_of(read, text, "quantity")
        if refused:
            assert refused.field == "quantity"
            assert "{value}" not in str(refused)
        else:
            value = read(text)
            assert value is None or 0 <= value < LARGEST


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("7.5", "7.5"),
        ("7,5", "7.5"),
        ("۷٫۵", "7.5"),
        ("٧٫٥", "7.5"),
        ("0,125", "0.125"),
        (".5", "0.5"),
        ("925", "925"),
        ("1'234.5", "1234.5"),
        ("1.234", "1.234"),
        ("1,234,567", "1234567"),
        ("1.234.567", "1234567"),
    ],
)
def test_decimals(written: str, number: str) -> None:
    assert decimal(written) == Decimal(number)


@pytest.mark.parametrize("empty", ["", "  ", "\u200f"])
def test_nothing_is_no_number(empty: str) -> None:
    assert whole(empty) is None
    assert decimal(empty) is None


@pytest.mark.parametrize(
    "wrong", ["ten", "1.5", "-3", "5 pcs", "1,00", "1e5", "½", "9" * 12, "9" * 10_000, "1 2 x"]
)
def test_no_whole_number(wrong: str) -> None:
    with pytest.raises(Refusal, match="is not a whole number"):
        whole(wrong)


def test_a_comma_before_three_digits_is_asked_back() -> None:
    with pytest.raises(Refusal, match=r"7,125 can be read in two ways. Write 7125 or 7.125."):
        decimal("7,125")


def test_digits_of_every_script() -> None:
    assert to_ascii_digits("۱۲۳ ٤٥٦ १२३ a７") == "123 456 123 a7"
