"""Leads as a CSV file (RFC 4180), written row by row and read back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Final

from fairdesk.domain.refusals import Refusal
from fairdesk.exports.columns.cells import CellGuard
from fairdesk.exports.columns.facts import facts_of
from fairdesk.exports.columns.profiles import Profile
from fairdesk.exports.columns.values import value_of
from fairdesk.exports.files import write_whole
from fairdesk.exports.guards import Substitution
from fairdesk.exports.report import Report
from fairdesk.language.messages import N_
from fairdesk.models.rows import LeadDetail

KEPT: Final = 500
"""Changed cells whose texts are kept for the report; the others are counted."""

_FAULT: Final = N_("Not exported: the file did not read back as it was written.")
_MARK: Final = "\ufeff".encode()


def write_csv(leads: Iterable[LeadDetail], out: Path, profile: Profile) -> Report:
    """Write leads as a program's CSV file: UTF-8, lines ended by CRLF, line feeds within cells.

    No more than a lead is held at once. The file is read back before it gets its name.

    Raises `Refusal` when there is no lead, or `out` cannot be written.
    """
    found = iter(leads)
    first = next(found, None)
    if first is None:
        raise Refusal(N_("There is no lead to export."), hint=N_("Nothing was written."))
    tally = _Tally(profile)
    write_whole(out, tally.chunks(chain((first,), found)), tally.check)
    told = tuple(tally.substitutions)
    return Report((out,), tally.leads, told, tally.rows - 1, tally.changed)


def rows_of(lead: LeadDetail, profile: Profile, guard: CellGuard) -> Iterator[tuple[str, ...]]:
    """Yield a lead's rows: one, or one for each interest; a lead without an interest has one too."""
    facts = facts_of(lead, profile, guard)
    for interest in (lead.interests or (None,)) if profile.by_interest else (None,):
        row = replace(facts, interest=interest)
        yield tuple(guard.cell(header, value_of(name, row)) for header, name in profile.columns)


class _Tally:
    """Makes the file's bytes and keeps what it is checked by: how many rows, and a digest of their cells."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._digest = sha256()
        self._longest = 0
        self.leads = self.rows = self.changed = 0
        self.substitutions: dict[Substitution, None] = {}

    def chunks(self, leads: Iterable[LeadDetail]) -> Iterator[bytes]:
        """Yield the file: its mark, its headings, then the rows of each lead."""
        if self._profile.bom:
            yield _MARK
        yield self._written([[header for header, _name in self._profile.columns]])
        for lead in leads:
            guard = CellGuard()
            yield self._written(rows_of(lead, self._profile, guard))
            self.leads += 1
            self._tell(guard)

    def check(self, path: Path) -> None:
        """Read a file back: the same cells in as many rows. Raises `Refusal` when anything differs."""
        digest, rows = sha256(), 0
        csv.field_size_limit(max(csv.field_size_limit(), self._longest))
        encoding = "utf-8-sig" if self._profile.bom else "utf-8"
        try:
            with path.open(encoding=encoding, newline="") as file:
                for row in csv.reader(file, strict=True):
                    digest.update(_essence(row))
                    rows += 1
        except (csv.Error, UnicodeDecodeError):
            rows = -1
        if (rows, digest.digest()) != (self.rows, self._digest.digest()):
            raise Refusal(_FAULT, hint=N_("Nothing was changed. Export JSON instead, and report this."))

    def _written(self, rows: Iterable[Sequence[str]]) -> bytes:
        buffer = io.StringIO(newline="")
        writer = csv.writer(buffer, lineterminator="\r\n")
        for row in rows:
            writer.writerow(row)
            self._digest.update(_essence(row))
            self._longest = max(self._longest, *map(len, row))
            self.rows += 1
        return buffer.getvalue().encode("utf-8")

    def _tell(self, guard: CellGuard) -> None:
        told = dict.fromkeys(guard.found)
        self.changed += len(told)
        for one in told:
            if len(self.substitutions) < KEPT:
                self.substitutions[one] = None


def _essence(row: Sequence[str]) -> bytes:
    """Return a row's cells so that no other cells give the same bytes."""
    return repr(list(row)).encode("utf-8", "backslashreplace")
