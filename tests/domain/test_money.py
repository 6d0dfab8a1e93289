"""Money: whole minor units, with the currency always known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairdesk.domain.money import EXPONENTS, Money, format_amount, parse_money
from fairdesk.domain.refusals import Refusal
from fairdesk.language.digits import persian_number
from tests.domain.answers import refusal_of


@given(st.integers(0, 10**8), st.sampled_from(sorted(EXPONENTS)))
def test_what_is_written_is_read(minor: int, currency: str) -> None:
    written = format_amount(minor, currency)
    if EXPONENTS[currency] == 3 or "." in written or EXPONENTS[currency] == 0:
        assert parse_money(written) == Money(minor, currency)
        assert parse_money(persian_number(written)) == Money(minor, currency)
    assert str(Money(minor, currency)) == written


@given(
    st.text(alphabet=st.characters(exclude_categories=()), max_size=40)
    | st.text("0123456789.,٫٬۱ -€EUR$", max_size=14)
)
def test_only_a_refusal_says_no(text: str) -> None:
    refused = refusal_of(parse_money, text, "EUR")
    if refused:
        assert refused.field == "price"
        assert str(refused)
    else:
        money = parse_money(text, "EUR")
        assert money.minor >= 0
        assert money.currency in EXPONENTS


@pytest.mark.parametrize(
    ("written", "minor", "currency"),
    [
        ("45 EUR", 4500, "EUR"),
        ("45.00 EUR", 4500, "EUR"),
        ("€45", 4500, "EUR"),
        ("EUR 45.50", 4550, "EUR"),
        ("45,50 €", 4550, "EUR"),
        ("۴۵ یورو", 4500, "EUR"),
        ("٤٥٫٥ يورو", 4550, "EUR"),
        ("1.234,50 €", 123450, "EUR"),
        ("$1,200", 120000, "USD"),
        ("1 200,- kr", 120000, "SEK"),
        ("12 kr.", 1200, "SEK"),
        ("500 کرون سوئد", 50000, "SEK"),
        ("120 درهم", 12000, "AED"),
        ("1,200 JPY", 1200, "JPY"),
        ("1.234 KWD", 1234, "KWD"),
        ("45", 4500, "SEK"),
        ("45.5", 4550, "SEK"),
        ("۲٬۵۰۰٬۰۰۰ ریال", 250000000, "IRR"),
    ],
)
def test_prices(written: str, minor: int, currency: str) -> None:
    assert parse_money(written, "SEK") == Money(minor, currency)


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("", "not a price"),
        ("free", "not a price"),
        ("-5 EUR", "not a price"),
        ("45 EURO-ish", "currency of"),
        ("۴۵ تومان", "currency of"),
        ("$45 EUR", "currency of"),
        ("45.555 EUR", "two ways"),
        ("1.200 EUR", "Write 1200 EUR or 1.20 EUR"),
        ("45.5555 EUR", "more digits"),
        ("45.5 JPY", "more digits"),
    ],
)
def test_no_price(written: str, says: str) -> None:
    with pytest.raises(Refusal, match=says):
        parse_money(written, "EUR")


def test_without_any_currency() -> None:
    with pytest.raises(Refusal, match="45 has no currency"):
        parse_money("45")


def test_amounts_below_one() -> None:
    assert format_amount(5, "EUR") == "0.05 EUR"
    assert format_amount(-5, "KWD") == "-0.005 KWD"
    assert format_amount(1200, "JPY") == "1200 JPY"


def test_iso_4217_exponents() -> None:
    assert (EXPONENTS["EUR"], EXPONENTS["JPY"], EXPONENTS["KWD"], EXPONENTS["IRR"]) == (2, 0, 3, 2)
    assert len(EXPONENTS) >= 150
