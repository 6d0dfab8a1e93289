"""Digits: Persian for reading, ASCII for counting, and back without loss."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fairdesk.language.digits import ascii_digits, persian, persian_number


@given(st.text(max_size=40))
def test_there_and_back(text: str) -> None:
    assert ascii_digits(persian(text)) == ascii_digits(text)
    assert ascii_digits(ascii_digits(text)) == ascii_digits(text)
    assert not any(letter in "0123456789" for letter in persian(text))


def test_digits() -> None:
    assert persian("FZ-1023 ٤") == "FZ-۱۰۲۳ ۴"
    assert ascii_digits("۱۰۲۳ ٤٥ ７") == "1023 45 7"
    assert persian_number("1,234.50") == "۱٬۲۳۴٫۵۰"
