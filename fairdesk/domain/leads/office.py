"""When a maker sits down to write: office hours in Iran, one lead after the other."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

IRAN: Final = ZoneInfo("Asia/Tehran")
"""UTC+3:30 all year, since summer time ended there in 2022 (IANA time zone database)."""

OPENS: Final = time(9)
CLOSES: Final = time(17)
OPEN_DAYS: Final = frozenset({5, 6, 0, 1, 2})
"""Saturday to Wednesday, Monday being 0: Friday is the day of rest, Thursday is free in many offices."""

SLOT: Final = timedelta(minutes=15)
"""Time for one letter."""


class Diary:
    """Gives each letter a time of its own in office hours; times are those of Iran."""

    def __init__(self, now: datetime) -> None:
        self._now = now.astimezone(IRAN)
        self._taken: set[datetime] = set()
        self._next = _up(self._now)

    def take(self, due: datetime) -> datetime:
        """Return when to begin a letter that is due: the last free time before, else the first from now on.

        `due` is aware. Letters taken before keep their times.
        """
        slot = _down(due.astimezone(IRAN))
        while slot >= self._now and slot in self._taken:
            slot = _down(slot)
        if slot < self._now:
            while self._next in self._taken:
                self._next = _up(self._next + SLOT)
            slot = self._next
        self._taken.add(slot)
        return slot


def _up(at: datetime) -> datetime:
    """Return the first beginning of a letter at or after a time."""
    over = timedelta(minutes=at.minute % 15, seconds=at.second, microseconds=at.microsecond)
    at += SLOT - over if over else timedelta()
    if at.time() < OPENS:
        at = datetime.combine(at.date(), OPENS, IRAN)
    if at.weekday() not in OPEN_DAYS or at.time() >= CLOSES:
        return _up(datetime.combine(at.date() + timedelta(days=1), OPENS, IRAN))
    return at


def _down(due: datetime) -> datetime:
    """Return the last beginning of a letter that is finished by a time."""
    over = timedelta(minutes=due.minute % 15, seconds=due.second, microseconds=due.microsecond)
    at = due - over - SLOT
    last = datetime.combine(at.date(), CLOSES, IRAN) - SLOT
    if at > last:
        at = last
    if at.weekday() not in OPEN_DAYS or at.time() < OPENS:
        return _down(datetime.combine(at.date() - timedelta(days=1), CLOSES, IRAN))
    return at
