"""Days as written: both calendars, digits of any script, and nothing guessed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from persiantools.jdatetime import JalaliDate

from fairdesk.language.dates import day_written
from fairdesk.language.digits import persian


@pytest.mark.parametrize(
    "text", ["2027-02-26", " 2027/2/26 ", "۲۰۲۷-۰۲-۲۶", "2027.02.26", "1405-12-07", "۱۴۰۵/۱۲/۷"]
)
def test_one_day_in_many_ways(text: str) -> None:
    assert day_written(text) == date(2027, 2, 26)


@pytest.mark.parametrize(
    "text",
    [
        "", "26-02-2027", "2027-02-30", "1405-12-31", "1404-12-30", "2027-02/26", "20270226", "tomorrow",
        "0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31",
    ],
)  # fmt: skip
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(ValueError, match=r"day|month"):
        day_written(text)


@given(st.dates(date(1925, 1, 1), date(2100, 1, 1)))
def test_each_day_is_read_back_from_both_calendars(day: date) -> None:
    solar = JalaliDate(day)  # type: ignore[no-untyped-call]
    assert day_written(day.isoformat()) == day
    assert day_written(persian(f"{solar.year}/{solar.month}/{solar.day}")) == day
