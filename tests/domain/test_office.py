"""Letters are written in office hours of Iran, each at its own time, before they are due if they can be."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from fairdesk.domain.leads.office import CLOSES, IRAN, OPEN_DAYS, OPENS, SLOT, Diary

FRIDAY = datetime(2027, 3, 5, 12, tzinfo=UTC)
MOMENTS = st.timedeltas(timedelta(), timedelta(days=400)).map(lambda passed: FRIDAY + passed)


def test_a_day_off_moves_it() -> None:
    diary = Diary(FRIDAY)
    assert diary.take(FRIDAY + timedelta(hours=2)).isoformat() == "2027-03-06T09:00:00+03:30"
    assert diary.take(FRIDAY + timedelta(days=7)).isoformat() == "2027-03-10T16:45:00+03:30"
    assert diary.take(FRIDAY + timedelta(days=3)).isoformat() == "2027-03-08T15:15:00+03:30"


def test_what_is_late_is_done_one_after_the_other() -> None:
    diary = Diary(FRIDAY)
    late = [diary.take(FRIDAY - timedelta(days=number)) for number in range(40)]
    assert late == sorted(set(late))
    assert [at.isoformat()[:16] for at in (late[0], late[31], late[32])] == [
        "2027-03-06T09:00",
        "2027-03-06T16:45",
        "2027-03-07T09:00",
    ]


@given(MOMENTS, st.lists(st.timedeltas(timedelta(days=-20), timedelta(days=20)), max_size=30))
def test_every_letter_has_its_own_time_in_office_hours(now: datetime, waits: list[timedelta]) -> None:
    diary = Diary(now)
    taken = []
    for wait in waits:
        at = diary.take(now + wait)
        assert at.tzinfo is IRAN
        assert at.weekday() in OPEN_DAYS
        assert OPENS <= at.time() < CLOSES
        assert at >= now
        assert at not in taken
        assert (at.minute % 15, at.second, at.microsecond) == (0, 0, 0)
        if wait > timedelta(days=15):
            assert at + SLOT <= now + wait
        taken.append(at)
