"""Times as words, days as typed, and how many acts the history tells."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from fairdesk.domain.refusals import Refusal
from fairdesk.tui import when
from fairdesk.tui.screens.leads.filters import day_of

NOW = datetime(2027, 2, 26, 14, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("away", "words", "ink"),
    [
        (timedelta(minutes=59), "in 59 min", "fg"),
        (timedelta(hours=23), "in 23 h", "fg"),
        (timedelta(hours=47), "in 47 h", "silver"),
        (timedelta(days=6), "in 6 days", "silver"),
        (timedelta(hours=-6), "6 h late", "hot"),
        (timedelta(days=-3), "3 days late", "hot"),
    ],
)
def test_when_an_answer_is_due(away: timedelta, words: str, ink: str) -> None:
    assert when.until(NOW + away, NOW) == (words, ink)


def test_a_time_is_as_short_as_it_can_be() -> None:
    assert when.short(NOW, NOW) == "14:30"
    assert when.short(NOW - timedelta(days=1), NOW) == "25 Feb"
    assert when.short(NOW - timedelta(days=400), NOW) == "2026-01"
    assert when.long(NOW - timedelta(days=1), NOW) == "25 Feb 14:30"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("", None),
        ("today", date(2027, 2, 26)),
        ("yesterday", date(2027, 2, 25)),
        ("۲۵", date(2027, 2, 25)),
        ("27", date(2027, 1, 27)),
        ("2027-02-19", date(2027, 2, 19)),
    ],
)
def test_a_day_is_read_as_people_say_it(typed: str, day: date | None) -> None:
    assert day_of(typed, NOW.date()) == day


@pytest.mark.parametrize("typed", ["tomorrow-ish", "32", "2027-02-30", "x" * 10_000])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(Refusal, match="is not a day"):
        day_of(typed, NOW.date())
