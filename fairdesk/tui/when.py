"""Times as the lists and panes say them: the clock today, the day before that, how late an answer is."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from fairdesk.language.dates import solar, solar_day, solar_month
from fairdesk.language.messages import N_, _, digits, language, ngettext

MONTHS: Final = (
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
    N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
)  # fmt: skip
DAYS: Final = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
HOUR: Final = 3600
DAY: Final = 24 * HOUR
TWO_DAYS: Final = 2 * DAY


def clock(at: datetime) -> str:
    """Return hours and minutes of a local time."""
    return digits(at.strftime("%H:%M"))


def day(at: datetime) -> str:
    """Return day and month of a local time: in Persian by the Solar Hijri calendar."""
    return _day_month(at.date())


def _day_month(the_day: date) -> str:
    if language() == "fa":
        return solar_day(the_day)
    return _("{day} {month}").format(day=the_day.day, month=_(MONTHS[the_day.month - 1]))


def brief_day(at: datetime) -> str:
    """Return day and month of a local time in seven columns or less: `15 Mar`, in Persian `۱۲/۲۴`."""
    if language() != "fa":
        return day(at)
    _year, month, number = solar(at.date())
    return digits(f"{month}/{number:02}")


def day_of(the_day: date, today: date) -> str:
    """Return a day with its weekday, as "today, Mon 23 Nov"."""
    words = _("{weekday} {day}").format(weekday=_(DAYS[the_day.weekday()]), day=_day_month(the_day))
    return _("today, {day}").format(day=words) if the_day == today else words


def short(at: datetime, now: datetime) -> str:
    """Return the clock for today, day and month for this year, else the year and month; all local."""
    if at.date() == now.date():
        return clock(at)
    if language() == "fa":
        this_year = solar(at.date())[0] == solar(now.date())[0]
        return brief_day(at) if this_year else solar_month(at.date())
    return day(at) if at.year == now.year else at.strftime("%Y-%m")


def long(at: datetime, now: datetime) -> str:
    """Return day and clock; today's day is left out."""
    return clock(at) if at.date() == now.date() else f"{day(at)} {clock(at)}"


def until(due: datetime, now: datetime) -> tuple[str, str]:
    """Return when an answer is due, as words, and their ink: late is hot, within a day is plain."""
    seconds = (due - now).total_seconds()
    words = _span(abs(seconds))
    if seconds < 0:
        return _("{span} late").format(span=words), "hot"
    return _("in {span}").format(span=words), "fg" if seconds < DAY else "silver"


def _span(seconds: float) -> str:
    """Return a length of time in its largest whole unit: minutes, hours below two days, days."""
    if seconds < HOUR:
        return _("{count} min").format(count=int(seconds // 60))
    if seconds < TWO_DAYS:
        return _("{count} h").format(count=int(seconds // HOUR))
    days = int(seconds // DAY)
    return ngettext("{count} day", "{count} days", days).format(count=days)
