"""Letters to write as a calendar file that phones take in (iCalendar, RFC 5545)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from fairdesk.exports.guards import clean
from fairdesk.exports.report import misread

LASTS: Final = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to write: `uid` stays the same in every file, `at` (aware) is when it is begun."""

    uid: str
    summary: str
    description: str
    at: datetime


def calendar_file(letters: Sequence[Letter], name: str, now: datetime) -> bytes:
    """Return an event for each letter, with a reminder when it begins; times are in UTC.

    Each is a VEVENT (RFC 5545), as few phones show its tasks; the same `uid` again replaces it. It takes up
    no time in the calendar. `name` is the calendar's, `now` (aware) when the file is made.
    """
    from icalendar import Alarm, Calendar, Event  # noqa: PLC0415  only where a calendar is written

    calendar = Calendar()
    calendar.add("prodid", "-//fairdesk//hand-over//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _line(name))
    for letter in letters:
        event = Event()
        event.add("uid", letter.uid)
        event.add("dtstamp", now.astimezone(UTC))
        event.add("dtstart", letter.at.astimezone(UTC))
        event.add("dtend", letter.at.astimezone(UTC) + LASTS)
        event.add("summary", _line(letter.summary))
        event.add("description", clean(letter.description))
        event.add("class", "PRIVATE")
        event.add("transp", "TRANSPARENT")
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", timedelta())
        alarm.add("description", _line(letter.summary))
        event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def check_calendar(data: bytes, letters: Sequence[Letter]) -> None:
    """Compare a calendar file with what was to be written. Raises `Refusal` when anything differs."""
    from icalendar import Calendar, Event  # noqa: PLC0415  as above

    wanted = [(one.uid, _line(one.summary), one.at.astimezone(UTC).replace(microsecond=0)) for one in letters]
    try:
        read = Calendar.from_ical(data.decode("utf-8"))
        events = [one for one in read.walk("VEVENT") if isinstance(one, Event)]
        found = [(str(one["UID"]), str(one["SUMMARY"]), one.start) for one in events]
    except (ValueError, KeyError):
        found = []
    if found != wanted:
        raise misread()


def _line(text: str) -> str:
    return " ".join(clean(text).split())
