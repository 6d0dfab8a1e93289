"""Times as cards and tables write them, and consents as fairdesk does."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time
from typing import Final

from fairdesk.domain.trade import Purpose
from fairdesk.imports.contacts.arriving import ArrivingConsent
from fairdesk.language.messages import N_

YEARS: Final = range(1990, 2101)
"""Years of times that can be true."""

NO_TIME: Final = N_("The time of a consent cannot be read: {value}.")
"""What is told of a consent that is taken without its time."""

_FACTS: Final = re.compile(r"(granted|refused|withdrawn)\s+(\d{4}-\d\d-\d\d)(?:\s+(\S+))?")


def moment(text: str) -> datetime | None:
    """Return a time in UTC (ISO 8601, basic or extended), None for any other text and years not of `YEARS`.

    One without an offset is taken for UTC, a day for its noon.
    """
    plain = text.strip()
    try:
        found = datetime.fromisoformat(plain)
    except ValueError:
        return None
    if len(plain) <= len("2027-03-04"):
        found = datetime.combine(found.date(), time(12))
    try:
        at = found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except OverflowError:
        return None
    return at if at.year in YEARS else None


def consent_of(purpose: str, facts: str) -> ArrivingConsent | None:
    """Return a consent of fairdesk's own card, `granted 2027-03-04 2026-1/sv`; None for other texts."""
    found = _FACTS.fullmatch(facts.strip())
    if not found or purpose not in tuple(Purpose):
        return None
    return ArrivingConsent(purpose, found[1], moment(found[2]), found[3] or "")
