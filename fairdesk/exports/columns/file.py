"""Leads as a CSV file (RFC 4180), written row by row and read back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Final

from fairdesk.exports.columns.cells import CellGuard
from fairdesk.exports.columns.facts import facts_of
from fairdesk.exports.columns.profiles import Profile
from fairdesk.exports.columns.values import value_of
from fairdesk.exports.files import write_whole
from fairdesk.exports.report import Changes, Report, misread, some
from fairdesk.models.rows import LeadDetail

_MARK: Final = "\ufeff".encode()


def write_csv(leads: Iterable[LeadDetail], out: Path, profile: Profile) -> Report:
    """Write leads as a program's CSV file: UTF-8, lines ended by CRLF, line feeds within cells.

    No more than a lead is held at once. The file is read back before it gets its name.

    Raises `Refusal` when there is no lead, or `out` cannot be written.
    """
    found = some(leads)
    tally = _Tally(profile)
    write_whole(out, tally.chunks(found), tally.check)
    return Report((out,), tally.leads, tally.changes.first, tally.rows - 1, tally.changes.count)


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
        self.leads = self.rows = 0
        self.changes = Changes()

    def chunks(self, leads: Iterable[LeadDetail]) -> Iterator[bytes]:
        """Yield the file: its mark, its headings, then the rows of each lead."""
        if self._profile.bom:
            yield _MARK
        yield self._written([[header for header, _name in self._profile.columns]])
        for lead in leads:
            guard = CellGuard()
            yield self._written(rows_of(lead, self._profile, guard))
            self.leads += 1
            self.changes.add(guard.found)

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
            raise misread()

    def _written(self, rows: Iterable[Sequence[str]]) -> bytes:
        buffer = io.StringIO(newline="")
        writer = csv.writer(buffer, lineterminator="\r\n")
        for row in rows:
            writer.writerow(row)
            self._digest.update(_essence(row))
            self._longest = max(self._longest, *map(len, row))
            self.rows += 1
        return buffer.getvalue().encode("utf-8")


def _essence(row: Sequence[str]) -> bytes:
    """Return a row's cells so that no other cells give the same bytes."""
    return repr(list(row)).encode("utf-8", "backslashreplace")
