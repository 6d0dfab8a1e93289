"""Contacts leave as a workbook: what is asked of it, what it says of itself, and what is due to each lead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from fairdesk.domain import countries, languages
from fairdesk.domain.labels import field_label, rating_label
from fairdesk.domain.progress import Progress
from fairdesk.exports.names import fitting
from fairdesk.exports.report import Report
from fairdesk.exports.workbook.facts import About
from fairdesk.exports.workbook.file import write_workbook
from fairdesk.exports.workbook.shown import lead_said
from fairdesk.language.dates import day_said
from fairdesk.language.messages import _, language
from fairdesk.models.rows import LeadDetail, LeadFilter
from fairdesk.stand import Stand
from fairdesk.storage.makers import of_rings
from fairdesk.workflows.contacts.leaving import ALL, Leaving, Wanted
from fairdesk.workflows.contacts.left_out import reasons
from fairdesk.workflows.fair import makers
from fairdesk.workflows.rings.browse import show

_FOR_ALL: Final = frozenset({"country", "language", "day"})
"""What a maker may read of the filters: the others tell of other rings, or of what staff noted."""


def as_workbook(
    stand: Stand, out: Path, narrow: LeadFilter, *, wanted: Wanted = ALL, progress: Progress | None = None
) -> Report:
    """Write this fair's leads as a workbook (.xlsx) in the interface's language.

    Whose consent forbids it is left out, and counted. Where only news is wanted and there is none, no file is
    written. `progress` is told how many leads are through, and may raise to stop.

    Raises `Refusal` when no lead is left, `out` cannot be written or for leads that were set aside; then
    nothing is left behind.
    """
    fitting(out, ".xlsx")
    leaving = Leaving(stand, "xlsx", narrow, replace(wanted, note_language=language()), progress=progress)
    about = _about(stand, leaving, narrow, wanted)
    return leaving.written(out, lambda leads: write_workbook(leads, out, about, stand.settings.data))


def first_row(stand: Stand, lead: LeadDetail, wanted: Wanted) -> Iterator[tuple[str, str]]:
    """Yield the headings of the sheet of leads with the cells of a lead's row; some are empty."""
    about = About(
        fair=stand.the_fair,
        made=stand.now(),
        zone=stand.zone,
        by="",
        practice=stand.practice,
        chosen=(),
        makers={},
        maker=wanted.maker or "",
        notes=wanted.maker is None or wanted.with_notes,
        left_out=str,
    )
    return lead_said(lead, about)


def _about(stand: Stand, leaving: Leaving, narrow: LeadFilter, wanted: Wanted) -> About:
    """Return what the workbook says of itself."""
    named = {
        maker.id: maker.texts.get(language(), ("", ""))[0] or maker.brand or maker.code
        for maker in makers.all_makers(stand)
        if not leaving.maker or maker.code == leaving.maker
    }
    rings = of_rings(stand.database)
    return About(
        fair=stand.the_fair,
        made=stand.now(),
        zone=stand.zone,
        by=stand.who.staff if not leaving.maker or wanted.with_notes else "",
        practice=stand.practice,
        chosen=tuple(_chosen(stand, narrow, wanted, leaving.maker)),
        makers={ring: named[maker] for ring, maker in rings.items() if maker in named},
        maker=next(iter(named.values())) if leaving.maker else "",
        notes=not leaving.maker or wanted.with_notes,
        left_out=lambda: reasons(leaving.kept_back.counts),
        since=leaving.since,
    )


def _chosen(stand: Stand, narrow: LeadFilter, wanted: Wanted, maker: str) -> Iterator[tuple[str, str]]:
    """Yield what the leads were narrowed by, as the reader of the workbook may know it."""
    values = {
        "text": (_("Words"), narrow.text),
        "rating": (field_label("rating"), rating_label(narrow.rating) if narrow.rating else ""),
        "ring": (field_label("ring"), show(stand, narrow.ring).row.sku if narrow.ring else ""),
        "country": (field_label("country"), countries.name(narrow.country, language())),
        "language": (field_label("language"), languages.name(narrow.language) if narrow.language else ""),
        "staff": (field_label("staff"), narrow.staff),
        "day": (_("Day"), day_said(narrow.day) if narrow.day else ""),
        "incomplete": (_("Incomplete"), _("yes") if narrow.incomplete else ""),
    }
    given = {name: said for name, said in values.items() if said[1]}
    yield from (said for name, said in given.items() if not maker or name in _FOR_ALL)
    if maker and not given.keys() <= _FOR_ALL:
        yield _("filters that are not told here"), ""
    if wanted.marketing:
        yield _("Only those who agreed to marketing mail."), ""
