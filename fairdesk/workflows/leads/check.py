"""Check a field while it is typed, and what stands in it when it is saved: a slip's number, a time."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from fairdesk.domain.clean import short
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.slips import Slip, fair_mark, slip_number
from fairdesk.language.dates import minute_said, time_written
from fairdesk.language.messages import N_, digits
from fairdesk.models.lead_draft import check_field as check
from fairdesk.stand import Stand
from fairdesk.workflows.fair.fairs import all_fairs

CAPTURED: Final = "captured"
"""The field that says when somebody was here, where it was not now."""

OLDEST: Final = timedelta(days=366)
"""Nobody brings slips that are older."""


def check_field(stand: Stand, field: str, value: str, country: str = "") -> str:
    """Return one sentence on what is wrong with a field, empty when nothing is; `country` is as typed."""
    try:
        if field == CAPTURED:
            captured_at(stand, value)
        else:
            check(field, value, country)
    except Refusal as fault:
        return str(fault)
    return ""


def captured_at(stand: Stand, text: str, begun_at: str = "") -> datetime | None:
    """Return when somebody was here, by the fair's clock; None for an empty text.

    A time without a day is of the day that a form was `begun_at` (ISO 8601), else of today. Raises
    `Refusal` for what is no time, and for one that is still to come or more than a year ago.
    """
    if not text.strip():
        return None
    now = stand.local(stand.now())
    today = stand.local(datetime.fromisoformat(begun_at)) if begun_at else now
    try:
        at = time_written(text, today.date()).replace(tzinfo=stand.zone)
        age = now - at
    except (ValueError, OverflowError):
        raise Refusal(
            N_("{value} is not a time."),
            hint=N_("Write it as 14:05, or with its day as {example}."),
            field=CAPTURED,
            value=short(text),
            example=minute_said(now),
        ) from None
    if age < timedelta() or age > OLDEST:
        raise Refusal(
            N_("{time} is still to come.") if age < timedelta() else N_("{time} is more than a year ago."),
            hint=N_("Write when the slip was filled in."),
            field=CAPTURED,
            time=minute_said(at),
        )
    return at


def slip_here(stand: Stand, slip: Slip) -> str:
    """Return the number of a slip of this fair, as it is kept. Raises `Refusal` for one of another fair."""
    fair = stand.the_fair
    if slip.fair != fair_mark(fair.code):
        names = {fair_mark(one.code): one.name for one in all_fairs(stand)}
        raise Refusal(
            N_("Slip {number} is of another fair: {other}. This one is {fair}."),
            hint=N_("Put it aside, or take that fair into use first."),
            field="paper_no",
            number=digits(slip_number(slip.number)),
            other=names.get(slip.fair) or slip.fair,
            fair=fair.name,
        )
    return slip_number(slip.number)
