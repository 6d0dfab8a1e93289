"""Leads as a workbook (ECMA-376), written row by row and read back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import BinaryIO

from fairdesk.exports.files import PART, PREFIX, sweep, write_whole
from fairdesk.exports.report import Changes, Report, some
from fairdesk.exports.workbook.cells import BookGuard, Cell, Of
from fairdesk.exports.workbook.facts import About, facts_of
from fairdesk.exports.workbook.follow_ups import FOLLOW_UPS, follow_ups, in_order
from fairdesk.exports.workbook.interests import INTERESTS
from fairdesk.exports.workbook.leads import LEADS
from fairdesk.exports.workbook.overview import write_overview
from fairdesk.exports.workbook.read_back import check_workbook
from fairdesk.exports.workbook.shown import shown
from fairdesk.exports.workbook.sorting import Sorted
from fairdesk.exports.workbook.table import Table, in_calendar
from fairdesk.exports.workbook.tally import MAKERS, RINGS, Tally
from fairdesk.exports.workbook.writing import Book, Written
from fairdesk.language.messages import _
from fairdesk.models.rows import LeadDetail


def write_workbook(leads: Iterable[LeadDetail], out: Path, about: About, scratch: Path) -> Report:
    """Write leads as a workbook with sheets of leads, interests, rings, makers and follow-ups.

    A maker's workbook has neither makers nor follow-ups. No more than a lead is held at once: rows wait in
    files of a folder in `scratch`, which is gone afterwards. The file is read back before it gets its name.

    Raises `Refusal` when there is no lead, or `out` cannot be written.
    """
    making = _Making(about, some(leads), scratch)
    write_whole(out, making.write, lambda path: check_workbook(path, making.written))
    tally, changes = making.tally, making.changes
    return Report((out,), tally.leads, changes.first, tally.interests, changes.count)


class _Making:
    """A workbook being made, with what it is checked by and what had to be changed."""

    def __init__(self, about: About, leads: Iterator[LeadDetail], scratch: Path) -> None:
        self._about = about
        self._leads = leads
        self._scratch = scratch
        self._live = 0
        self.tally = Tally(about.makers)
        self.changes = Changes()
        self.written: tuple[Written, ...] = ()

    def write(self, file: BinaryIO) -> None:
        """Write all of it into a file."""
        about = self._about
        made = about.local(about.made)
        assert made is not None
        title = BookGuard().line("fair", about.fair.name or about.fair.code)
        sweep(self._scratch)
        with TemporaryDirectory(prefix=PREFIX, suffix=PART, dir=self._scratch) as folder:
            with closing(Book(file, Path(folder), title, made, practice=about.practice)) as book:
                overview = book.sheet(_("Overview"))
                sheets = [*self._of_leads(book, Path(folder))]
                write_overview(overview, about, self.tally, sheets, self.changes.count, self._live)
            self.written = tuple(pen.written for pen in book.pens)

    def _of_leads(self, book: Book, scratch: Path) -> Iterator[tuple[str, int]]:
        """Write all sheets but the first, and yield the name and the rows of each."""
        leads = Table(book, _("Leads"), shown(LEADS, self._about))
        interests = Table(book, _("Interests"), shown(INTERESTS, self._about))
        columns = in_calendar(FOLLOW_UPS)
        with TemporaryFile(dir=scratch) as file:
            due = Sorted(file)
            for lead in self._leads:
                guard = BookGuard()
                facts = facts_of(lead, self._about, guard)
                self.tally.add(lead)
                leads.add(facts, guard)
                for interest in lead.interests:
                    interests.add(replace(facts, interest=interest), guard)
                for one in follow_ups(facts):
                    due.add(in_order(one), [column.value(one) for column in columns])
                self._tell(guard)
            yield leads.close()
            yield interests.close()
            yield self._whole(Table(book, _("Rings"), shown(RINGS, self._about)), self.tally.rings())
            if not self._about.maker:
                yield self._whole(Table(book, _("Makers"), MAKERS), self.tally.makers())
                yield self._whole(Table(book, _("Follow-ups"), columns), due.rows())

    def _whole(self, table: Table[Of], rows: Iterable[Of | list[Cell]]) -> tuple[str, int]:
        """Write a table from its first row to its last."""
        guard = BookGuard()
        for row in rows:
            if isinstance(row, list):
                table.write(row, guard)
            else:
                table.add(row, guard)
        self._tell(guard)
        return table.close()

    def _tell(self, guard: BookGuard) -> None:
        """Keep what had to be changed."""
        self.changes.add(guard.found)
        self._live += guard.live
