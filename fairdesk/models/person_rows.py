"""The frozen rows of one person: what is kept, and what left to whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from fairdesk.models.rows import ConsentRow, ContactRow, LeadDetail, ReachRow


@dataclass(frozen=True, slots=True)
class GivenRow:
    """One file that a person's data left in: to whom (a maker's code), when (UTC), by whom."""

    id: str
    recipient: str
    at: datetime
    kind: str
    file: str
    fair: str
    staff: str


@dataclass(frozen=True, slots=True)
class Person:
    """All that is kept of one person: at each fair a lead, oldest first. `given` is oldest first, too."""

    contact: ContactRow
    reaches: tuple[ReachRow, ...]
    consents: tuple[ConsentRow, ...]
    leads: tuple[LeadDetail, ...]
    given: tuple[GivenRow, ...]
