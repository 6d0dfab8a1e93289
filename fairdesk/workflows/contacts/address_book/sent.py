"""What sending to an address book answers: how many cards went, and which did not and why."""

from __future__ import annotations

from dataclasses import dataclass, field

from fairdesk.exports.report import Report


@dataclass(frozen=True, slots=True)
class Named:
    """One contact: its id, what it is known by, and why it is named."""

    id: str
    name: str
    why: str = ""


@dataclass
class Tally:
    """What has become of the cards so far."""

    new: int = 0
    changed: int = 0
    same: int = 0
    removed: int = 0
    changed_there: list[Named] = field(default_factory=list)
    deleted_there: list[Named] = field(default_factory=list)
    refused: list[Named] = field(default_factory=list)
    still_there: list[Named] = field(default_factory=list)

    @property
    def sent(self) -> int:
        """How many cards were stored there."""
        return self.new + self.changed

    @property
    def passed(self) -> int:
        """How many contacts were looked at."""
        held = len(self.changed_there) + len(self.deleted_there) + len(self.refused)
        return self.sent + self.same + held

    @property
    def whole(self) -> bool:
        """Whether everybody's card stands there now as it was to be."""
        return self.passed == self.sent + self.same


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent to which address book (`book`, its address), or would be where it is a `dry_run`."""

    book: str
    tally: Tally
    report: Report
    dry_run: bool = False
