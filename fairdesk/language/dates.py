"""Days as people write them: by the Gregorian or the Solar Hijri calendar, in digits of any script."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Final

from persiantools.jdatetime import JalaliDate

from fairdesk.language.digits import ascii_digits, persian
from fairdesk.language.messages import digits, language

SOLAR_YEARS: Final = range(1300, 1500)
"""Years that are of the Solar Hijri calendar (the Gregorian 1921 to 2120)."""

YEARS: Final = range(1900, 2200)
"""Years, by the Gregorian calendar, of days that somebody can mean."""

_DAY: Final = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_CLOCK: Final = re.compile(r"(?:(\S+)\s+)?([0-9]{1,2})[:.٫]([0-9]{2})")


SOLAR_MONTHS: Final = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip


SOLAR_WEEKDAYS: Final = ("دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه")
"""From Monday on, as `date.weekday` counts."""


def solar(day: date) -> tuple[int, int, int]:
    """Return year, month and day of the Solar Hijri calendar."""
    there = JalaliDate(day)  # type: ignore[no-untyped-call]
    return int(there.year), int(there.month), int(there.day)


def solar_day(day: date) -> str:
    """Return a day as `۴ آذر`."""
    _year, month, number = solar(day)
    return f"{persian(str(number))} {SOLAR_MONTHS[month - 1]}"


def solar_weekday(day: date) -> str:
    """Return a day with its weekday, as `چهارشنبه ۴ آذر`."""
    return f"{SOLAR_WEEKDAYS[day.weekday()]} {solar_day(day)}"


def solar_month(day: date) -> str:
    """Return a month as `۱۴۰۵/۰۹`."""
    year, month, _number = solar(day)
    return persian(f"{year}/{month:02}")


def day_said(day: date) -> str:
    """Return a whole day in numbers: `2026-11-25` (ISO 8601), in Persian `۱۴۰۵/۰۹/۰۴` (Solar Hijri)."""
    if language() != "fa":
        return day.isoformat()
    year, month, number = solar(day)
    return persian(f"{year}/{month:02}/{number:02}")


def month_day(day: date) -> int:
    """Return the number of a day in its month, by the calendar of the interface."""
    return solar(day)[2] if language() == "fa" else day.day


def minute_said(at: datetime) -> str:
    """Return a local time to the minute, with its day as `day_said` gives it."""
    return f"{day_said(at.date())} {digits(at.strftime('%H:%M'))}"


def day_written(text: str) -> date:
    """Return the day of `2027-02-26` (ISO 8601) or `۱۴۰۵/۱۲/۷` (Solar Hijri), year first.

    Raises `ValueError` for anything else, for a day that the calendar does not have, and for one whose
    year is not of `YEARS`.
    """
    found = _DAY.fullmatch(ascii_digits(text.strip()))
    if found is None:
        raise ValueError(f"no day: {text!r}")
    year, month, day = int(found[1]), int(found[3]), int(found[4])
    if year in SOLAR_YEARS:
        gregorian: date = JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]
        return gregorian
    if year not in YEARS:
        raise ValueError(f"no day that is meant: {text!r}")
    return date(year, month, day)


def time_written(text: str, today: date) -> datetime:
    """Return the local time of `14:05`, which is of `today`, or of a day as `day_written` and a time.

    Raises `ValueError` for anything else.
    """
    found = _CLOCK.fullmatch(ascii_digits(" ".join(text.split())))
    if found is None:
        raise ValueError(f"no time: {text!r}")
    day = day_written(found[1]) if found[1] else today
    return datetime.combine(day, time(int(found[2]), int(found[3])))
