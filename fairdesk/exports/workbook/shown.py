"""Which columns a workbook shows to whom, and a row as it stands in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fairdesk.exports.workbook.cells import BookGuard, Column, Of
from fairdesk.exports.workbook.facts import About, facts_of
from fairdesk.exports.workbook.leads import LEADS
from fairdesk.exports.workbook.table import cell_said, heading_said, in_calendar
from fairdesk.models.rows import LeadDetail


def shown(columns: Sequence[Column[Of]], about: About) -> tuple[Column[Of], ...]:
    """Return the columns that whoever the workbook is for may have, in the interface's calendar."""
    hidden = [each for each in columns if each.ours or (each.within and not about.notes)]
    return in_calendar([column for column in columns if not about.maker or column not in hidden])


def lead_said(lead: LeadDetail, about: About) -> Iterator[tuple[str, str]]:
    """Yield the headings of the sheet of leads with the cells of a lead's row as texts; some are empty.

    Of `about` only for whom the workbook is and the fair's time zone count.
    """
    guard = BookGuard()
    facts = facts_of(lead, about, guard)
    for column in shown(LEADS, about):
        yield heading_said(column), cell_said(column, column.value(facts), guard)
