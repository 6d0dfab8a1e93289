"""What a consent told by a file does to those that are kept: it never undoes what was said here later."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from fairdesk.domain.leads.consents import Said, last_words, state


class Effect(StrEnum):
    """What comes of a consent that a file tells."""

    NOTHING = "nothing"
    ADD = "add"
    WITHDRAW = "withdraw"
    STANDS = "stands"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What to do, and the time (UTC) that it has; with `STANDS` what was said here stays so."""

    effect: Effect
    at: datetime


def outcome(told: str, at: datetime | None, kept: Iterable[Said], purpose: str, now: datetime) -> Outcome:
    """Return what comes of a consent that a file tells as granted, refused or withdrawn `at` a time.

    Nothing kept for its `purpose`: it is taken as told, but not of later than `now`. A refusal without a time
    is none, as programs write "no" where nobody was asked. Files often tell days
    only: a withdrawal or refusal of the same day counts, a grant must be of a later one. A withdrawal says
    more than a refusal and counts after one, whenever it was. Without a time a
    withdrawal counts, and a grant never undoes one. One that was taken back here since, by a new
    grant, is not taken again.
    """
    rows = [row for row in kept if row.purpose == purpose]
    told_at = min(at, now) if at is not None else now
    if not rows:
        undated = told == "refused" and at is None
        return Outcome(Effect.NOTHING if undated else Effect.ADD, told_at)
    (last,) = last_words(rows)
    before = last.withdrawn_at or last.at
    if state(last) == told or (state(last), told) == ("withdrawn", "refused"):
        return Outcome(Effect.NOTHING, before)
    if state(last) == "refused" and told == "withdrawn":
        known = any(state(row) == told for row in rows)
        return Outcome(Effect.NOTHING if known else Effect.WITHDRAW, max(told_at, before))
    if told == "granted":
        later = at is not None and at <= now and at.date() > before.date()
        return Outcome(Effect.ADD if later else Effect.STANDS, told_at)
    if told == "refused" and at is None:
        return Outcome(Effect.STANDS, before)
    noes = [row.at if told == "refused" else row.withdrawn_at for row in rows if state(row) == told]
    if any(at is None or (no and no.date() >= at.date()) for no in noes):
        return Outcome(Effect.STANDS, before)
    if at is not None and at.date() < before.date():
        return Outcome(Effect.STANDS, before)
    after = max(told_at, before + timedelta(seconds=1))
    return Outcome(Effect.WITHDRAW if told == "withdrawn" else Effect.ADD, after)
