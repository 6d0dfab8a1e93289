"""What an export answers, and what it says when there is nothing, or nothing that can be trusted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Final

from fairdesk.domain.refusals import Refusal
from fairdesk.exports.guards import Substitution
from fairdesk.language.messages import N_, _, comma_list, ngettext
from fairdesk.models.rows import LeadDetail

KEPT: Final = 500
"""Changed texts that are kept for the report; the others are counted."""

NAMED: Final = 3
"""Files of an earlier export that are named; the others are counted."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was written: the files (or the one folder), how many leads and rows, and what was changed.

    `changed` counts texts that had to be written otherwise than typed, `substitutions` are the first of
    them, each once. `left_out` counts those who were kept back, by why, `left_out_by` also by country
    (ISO 3166, or empty); `since` (UTC) is where an export of news starts. `older` (absolute) are files of
    cards beside the new ones that may be of an earlier, longer export under the same name.
    """

    files: tuple[Path, ...]
    leads: int
    substitutions: tuple[Substitution, ...] = ()
    rows: int = 0
    changed: int = 0
    left_out: Mapping[str, int] = field(default_factory=dict)
    left_out_by: Mapping[tuple[str, str], int] = field(default_factory=dict)
    since: datetime | None = None
    older: tuple[Path, ...] = ()

    def older_said(self) -> str:
        """Say, in the interface's language, which files may be of an earlier export; empty for none."""
        names = [one.name for one in self.older[:NAMED]]
        if more := len(self.older) - len(names):
            names.append(_("and {count} more").format(count=more))
        said = ngettext(
            "Beside it lies {files}, perhaps of an earlier export. Delete what is old before you import.",
            "Beside it lie {files}, perhaps of an earlier export. Delete what is old before you import.",
            len(self.older),
        )
        return said.format(files=comma_list(names)) if names else ""


NOTHING: Final = Report((), 0)
"""What was written when there was nothing new: no file."""


class Changes:
    """What had to be written otherwise than typed, gathered lead by lead: all counted, the first kept."""

    def __init__(self) -> None:
        self.count = 0
        self._first: dict[Substitution, None] = {}

    def add(self, found: Iterable[Substitution]) -> None:
        """Take those of one lead, each once."""
        told = dict.fromkeys(found)
        self.count += len(told)
        for one in told:
            if len(self._first) < KEPT:
                self._first[one] = None

    @property
    def first(self) -> tuple[Substitution, ...]:
        """The first of them, each once."""
        return tuple(self._first)


def some(leads: Iterable[LeadDetail]) -> Iterator[LeadDetail]:
    """Return leads, of which the first is read. Raises `Refusal` when there is none."""
    found = iter(leads)
    first = next(found, None)
    if first is None:
        raise Refusal(N_("There is no lead to export."), hint=N_("Nothing was written."))
    return chain((first,), found)


def misread() -> Refusal:
    """Return the refusal of a file that does not read back as it was written."""
    return Refusal(
        N_("Not exported: the file did not read back as it was written."),
        hint=N_("Nothing was changed. Try another place; if it happens there, too, report this."),
    )
