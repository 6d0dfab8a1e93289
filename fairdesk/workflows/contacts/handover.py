"""What a maker gets after a fair: its leads as one zip for a phone, and nothing of anybody else's rings."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from fairdesk.domain.leads.due import due_at
from fairdesk.domain.leads.office import Diary
from fairdesk.domain.leads.rating import suggested
from fairdesk.domain.pages.ring import maker_name
from fairdesk.domain.progress import Progress
from fairdesk.exports.cards.files import write_vcards
from fairdesk.exports.columns.file import write_csv
from fairdesk.exports.columns.profiles import PLAIN
from fairdesk.exports.handover.calendar import Letter, calendar_file, check_calendar
from fairdesk.exports.handover.parts import stem_of, write_zip, zip_name
from fairdesk.exports.handover.said import NAME, About, read_me
from fairdesk.exports.notes import Note
from fairdesk.exports.report import NOTHING, Report, some
from fairdesk.language.formats import date_said
from fairdesk.language.page_words import page_count, page_word
from fairdesk.models.rows import LeadDetail, LeadFilter
from fairdesk.printing.document import set_document
from fairdesk.printing.join import pages_of
from fairdesk.stand import Stand
from fairdesk.storage import exportable
from fairdesk.storage.makers import rings_of
from fairdesk.storage.pages import catalogue
from fairdesk.workflows.contacts.leaving import Leaving, Wanted
from fairdesk.workflows.contacts.logged import log
from fairdesk.workflows.fair import makers
from fairdesk.workflows.paper.deliver import moment
from fairdesk.workflows.paper.handover import LANG, Handed, fair_said, handover_paper

NAMED: Final = 4
"""Rings that an event names one by one."""

_FOLDER: Final = "fairdesk-paper-handover-"
"""Begins as the folders that printing sweeps up when a run was killed."""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What was handed over: the report, the zip's parts, pages of paper, letters that its font lacks."""

    report: Report
    maker: str
    parts: tuple[str, ...] = ()
    pages: int = 0
    missing: str = ""


def hand_over(
    stand: Stand, out: Path, narrow: LeadFilter, wanted: Wanted, *, progress: Progress | None = None
) -> HandedOver:
    """Write a maker's leads as one zip: Persian pages (PDF), vCards, a calendar, CSV and what they are.

    `wanted` names the maker. Who was not told of the makers is left out, and counted. Every part is read
    back before the zip gets its name. Where only news is wanted and there is none, no file is written.
    `progress` is told how many leads were read, and may raise to stop.

    Raises `Refusal` when no lead is left, `out` is no zip's name or cannot be written, or for leads that were
    set aside; then nothing is left behind.
    """
    zip_name(out)
    leaving = Leaving(stand, "handover", narrow, replace(wanted, note_language=LANG), progress=progress)
    if leaving.nothing_new():
        return HandedOver(leaving.told(NOTHING), leaving.maker)
    handed = _in_order(stand, leaving.maker, list(some(leaving.leads())))
    row = makers.by_code(stand, leaving.maker)
    name = maker_name(catalogue.makers(stand.database)[row.id], LANG)
    paper = handover_paper(stand, name, handed)
    pdf = set_document(paper.document, "pdf", moment(stand)).files[0]
    pages = pages_of(pdf)
    stem = f"{stem_of(leaving.maker)}-leads"
    report, parts = _parts(stand, stem, handed, note_of(wanted))
    parts = {f"{stem}.pdf": pdf, **parts}
    about = {lang: _about(stand, row.id, lang) for lang in ("fa", "en")}
    parts = {NAME: read_me(about, len(handed), list(parts)), **parts}
    write_zip(out, parts, stand.local(stand.now()))
    log(stand, "handover", out, report.leads, {**leaving.noted(), "parts": list(parts)}, leaving.maker)
    whole = leaving.told(replace(report, files=(out,)))
    return HandedOver(whole, leaving.maker, tuple(parts), pages, paper.missing())


def note_of(wanted: Wanted) -> Note:
    """Return how much stands in the cards' notes."""
    return "full" if wanted.with_notes else "short"


def _in_order(stand: Stand, maker: str, leads: Sequence[LeadDetail]) -> list[Handed]:
    """Return leads with when to write to each, by this maker's own interests; the first to write to first."""
    rings = rings_of(stand.database, maker)
    wished = exportable.wished_at(stand.database, [lead.id for lead in leads], rings)
    hours = stand.the_fair.due_hours
    now = stand.now()
    due = {
        lead.id: due_at(wished.get(lead.id), suggested(one.level for one in lead.interests), hours) or now
        for lead in leads
    }
    diary = Diary(now)
    return [
        Handed(lead, diary.take(due[lead.id]))
        for lead in sorted(leads, key=lambda lead: (due[lead.id], lead.id))
    ]


def _parts(stand: Stand, stem: str, handed: Sequence[Handed], note: Note) -> tuple[Report, dict[str, bytes]]:
    """Return the parts that programs read, each read back, with what had to be changed in them."""
    leads = [one.lead for one in handed]
    with tempfile.TemporaryDirectory(prefix=_FOLDER) as folder:
        root = Path(folder)
        cards = write_vcards(leads, root / f"{stem}.vcf", note=note, lang=LANG)
        table = write_csv(leads, root / f"{stem}.csv", PLAIN)
        made = {path.name: path.read_bytes() for path in (*cards.files, *table.files)}
    letters = [_letter(one, stem) for one in handed]
    calendar = calendar_file(letters, f"{stand.the_fair.name} · {stem}", stand.now())
    check_calendar(calendar, letters)
    return cards, {f"{stem}.ics": calendar, **made}


def _letter(handed: Handed, stem: str) -> Letter:
    """Return the event for a lead: to whom, about which rings, and how to reach them."""
    lead = handed.lead
    contact = lead.contact
    name = contact.name or contact.company or page_word("handover_nobody", LANG)
    skus = list(dict.fromkeys(one.sku for one in lead.interests))
    rings = "، ".join(skus[:NAMED])
    if len(skus) > NAMED:
        rings += " " + page_count("handover_more", len(skus) - NAMED, LANG)
    lines = [
        ", ".join(filter(None, (contact.name, contact.company))),
        *(reach.value for reach in lead.reaches),
        *(_wish(one.sku, one.ring_name, one.level, one.quantity) for one in lead.interests),
    ]
    summary = page_word("handover_write", LANG, name=name, rings=rings)
    return Letter(f"{lead.id}-{stem}@fairdesk", summary, "\n".join(filter(None, lines)), handed.at)


def _wish(sku: str, name: str, level: str, quantity: int | None) -> str:
    many = page_count("pieces", quantity, LANG) if quantity else ""
    return " · ".join(filter(None, (sku, name, page_word(level, LANG), many)))


def _about(stand: Stand, maker_id: str, lang: str) -> About:
    maker = maker_name(catalogue.makers(stand.database)[maker_id], lang)
    made = date_said(stand.local(stand.now()).date(), lang)
    return About(maker, fair_said(stand, lang), made, stand.the_fair.controller_contact)
