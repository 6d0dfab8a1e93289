"""Samples: wanted, handed over, lent until a day, back, sold or posted; and the list of what is out."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, time

from fairdesk.domain.clean import short
from fairdesk.domain.money import parse_money
from fairdesk.domain.numbers import whole
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import OUT, Sample
from fairdesk.language.dates import day_written
from fairdesk.language.messages import N_
from fairdesk.models.rows import LeadDetail
from fairdesk.stand import Stand
from fairdesk.storage import leads
from fairdesk.storage.day import samples as storage_samples
from fairdesk.storage.day.samples import SampleRow
from fairdesk.storage.write import writing
from fairdesk.workflows.leads.browse import show
from fairdesk.workflows.leads.interests import find

__all__ = ["SampleRow", "is_late", "listed", "note"]


def listed(stand: Stand, states: Collection[str] = OUT) -> tuple[SampleRow, ...]:
    """Return the samples of the fair in use in one of `states` (those that are out), the oldest first."""
    languages = (stand.settings.language,)
    return storage_samples.samples(stand.database, stand.the_fair.id, states, languages=languages)


def is_late(stand: Stand, row: SampleRow) -> bool:
    """Tell whether a sample should be back by now, by the fair's own date."""
    if row.until is None or row.state not in OUT:
        return False
    return stand.local(row.until).date() < stand.local(stand.now()).date()


def note(
    stand: Stand, lead_id: str, which: str, state: str, *, pieces: str = "", value: str = "", until: str = ""
) -> LeadDetail:
    """Note where the sample of a lead's interest is now; all values are as typed.

    `until` is a day (as `day_written` reads it) and only of one that is lent; `value` is money as `45 EUR`,
    without a currency in the fair's. What is not given stays as it was; another state than before takes the
    time and who is at the keyboard. A lead that was set aside may have a sample to bring back, too.
    Raises `Refusal` for what is none of these.
    """
    lead = show(stand, lead_id)
    kept = find(lead, which)
    code = _state(state)
    values: dict[str, object] = {"sample_state": code}
    if pieces.strip():
        values["sample_pieces"] = _pieces(pieces)
    if value.strip():
        money = parse_money(value, stand.the_fair.currency, "value")
        values |= {"sample_value_minor": money.minor, "sample_value_currency": money.currency}
    if code != Sample.LENT:
        values["sample_until"] = None
    elif until.strip():
        values["sample_until"] = _until(stand, until)
    with writing(stand.database, stand.who, "note_sample") as write:
        if code != kept.sample_state:
            values |= {"sample_at": write.at, "sample_staff": stand.who.staff}
        write.change("interest", kept.id, values)
    return leads.detail(stand.database, lead.id)


def _pieces(text: str) -> int | None:
    """Return how many pieces. Raises `Refusal` for none, and for what is no number."""
    pieces = whole(text, "pieces")
    if pieces == 0:
        raise Refusal(
            N_("No piece is no sample."), hint=N_("Say how many, or note it as returned."), field="pieces"
        )
    return pieces


def _state(text: str) -> str:
    """Return a state by its code. Raises `Refusal` for another word."""
    code = text.strip().casefold().replace(" ", "_").replace("-", "_")
    if code not in tuple(Sample):
        raise Refusal(
            N_("{value} is no place where a sample can be."),
            hint=N_("Use one of: {known}."),
            field="state",
            value=short(text) or "?",
            known=", ".join(Sample),
        )
    return code


def _until(stand: Stand, text: str) -> datetime:
    """Return the end of a day at the fair."""
    try:
        return datetime.combine(day_written(text), time(23, 59), stand.zone)
    except (ValueError, OverflowError):
        raise Refusal(
            N_("{value} is not a day."), hint=N_("Write it as 2027-03-15."), field="until", value=short(text)
        ) from None
