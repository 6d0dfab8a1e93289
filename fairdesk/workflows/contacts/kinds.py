"""The kinds of files that contacts leave as: what each is called, what it asks, how it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from fairdesk.domain.progress import Progress
from fairdesk.exports.cards.files import CARDS_A_FILE
from fairdesk.exports.notes import Note
from fairdesk.exports.report import Report
from fairdesk.language.messages import N_
from fairdesk.models.rows import LeadDetail, LeadFilter
from fairdesk.stand import Stand
from fairdesk.workflows.contacts import export, first
from fairdesk.workflows.contacts.handover import hand_over, note_of
from fairdesk.workflows.contacts.leaving import Wanted
from fairdesk.workflows.contacts.workbook import as_workbook, first_row
from fairdesk.workflows.paper.handover import LANG


class Part(NamedTuple):
    """What an export is written into: its code, its word (a message id), and the ending of its name."""

    code: str
    word: str
    ending: str


@dataclass(frozen=True, slots=True)
class How:
    """How an export is written; each kind takes what it knows, beside `Wanted.note_language`."""

    note: Note = "full"
    part: str = "file"
    by_interest: bool = False


USUAL: Final = How()

Write = Callable[[Stand, Path, LeadFilter, Wanted, How, Progress | None], Report]
"""Writes the export and notes it in the log. Raises `Refusal` as `export.vcards` does."""

First = Callable[[Stand, LeadDetail, Wanted, How], Iterable[tuple[str, str]]]
"""Yields a lead's card or row as headings and values, as the file will hold them."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file; `title`, `about` and `one` are message ids.

    `log` is what the export log calls it, `called` the end of its file's name, `one` what of it is shown
    beforehand, the first or one of several. `most` is how many leads one file holds before another is begun,
    None for all. `language` is that of its notes and rings, empty where it is asked or the interface's.
    `notes` says whether it asks how much stands in notes and in which language, `rows` whether it may have a
    row for each interest, `needs_maker` whether there must be a maker it is for.
    """

    code: str
    log: str
    title: str
    about: str
    called: str
    one: str
    parts: tuple[Part, ...]
    write: Write
    first: First
    most: int | None = None
    language: str = ""
    notes: bool = False
    rows: bool = False
    needs_maker: bool = False

    def part(self, code: str) -> Part:
        """Return what it is written into; the first there is when it knows no such part."""
        return next((part for part in self.parts if part.code == code), self.parts[0])

    def logged(self, how: How) -> tuple[str, str]:
        """Return what the export log calls it and its form: of news there are those of each."""
        if how.part == EXCHANGE.code and EXCHANGE in self.parts:
            return "exchange", ""
        if self.log != "csv":
            return self.log, ""
        return self.log, export.csv_form(self.code, by_interest=how.by_interest and self.rows)


FOLDER: Final = Part("folder", N_("a folder of single ones"), "")
ZIP: Final = Part("zip", N_("a zip of single ones"), ".zip")
EXCHANGE: Final = Part("exchange", N_("another fairdesk (zip)"), ".zip")


def _file(ending: str) -> Part:
    return Part("file", N_("one file"), ending)


def _vcards(
    stand: Stand, out: Path, narrow: LeadFilter, wanted: Wanted, how: How, progress: Progress | None
) -> Report:
    return export.vcards(
        stand,
        out,
        narrow,
        split=how.part == FOLDER.code,
        zipped=how.part == ZIP.code,
        note=how.note,
        wanted=wanted,
        progress=progress,
    )


def _csv(
    profile: str,
    stand: Stand,
    out: Path,
    narrow: LeadFilter,
    wanted: Wanted,
    how: How,
    progress: Progress | None,
) -> Report:
    by_interest = how.by_interest and profile == "plain"
    return export.as_csv(
        stand, out, narrow, profile=profile, by_interest=by_interest, wanted=wanted, progress=progress
    )


def _json(
    stand: Stand, out: Path, narrow: LeadFilter, wanted: Wanted, how: How, progress: Progress | None
) -> Report:
    writing = export.as_exchange if how.part == EXCHANGE.code else export.as_json
    return writing(stand, out, narrow, wanted=wanted, progress=progress)


def _book(
    stand: Stand, out: Path, narrow: LeadFilter, wanted: Wanted, _how: How, progress: Progress | None
) -> Report:
    return as_workbook(stand, out, narrow, wanted=wanted, progress=progress)


def _handover(
    stand: Stand, out: Path, narrow: LeadFilter, wanted: Wanted, _how: How, progress: Progress | None
) -> Report:
    return hand_over(stand, out, narrow, wanted, progress=progress).report


def _first_card(_stand: Stand, lead: LeadDetail, wanted: Wanted, how: How) -> Iterable[tuple[str, str]]:
    return first.card_lines(lead, how.note, wanted.note_language)


def _handed_card(_stand: Stand, lead: LeadDetail, wanted: Wanted, _how: How) -> Iterable[tuple[str, str]]:
    return first.card_lines(lead, note_of(wanted), LANG)


def _first_row(
    profile: str, _stand: Stand, lead: LeadDetail, _wanted: Wanted, how: How
) -> Iterable[tuple[str, str]]:
    return first.row_cells(lead, profile, by_interest=how.by_interest and profile == "plain")


def _for_program(code: str, title: str, about: str) -> Kind:
    """Return the CSV file of a program; its code is that of the profile."""
    return Kind(
        code=code,
        log="csv",
        title=title,
        about=about,
        called=code,
        one=N_("The first row"),
        parts=(_file(".csv"),),
        write=partial(_csv, code),
        first=partial(_first_row, code),
    )


KINDS: Final = (
    Kind(
        code="vcard",
        log="vcard",
        title=N_("vCard"),
        about=N_("phones and mail programs"),
        called="contacts",
        one=N_("The first card"),
        parts=(_file(".vcf"), FOLDER, ZIP),
        write=_vcards,
        first=_first_card,
        most=CARDS_A_FILE,
        notes=True,
    ),
    Kind(
        code="plain",
        log="csv",
        title=N_("CSV"),
        about=N_("spreadsheets"),
        called="contacts",
        one=N_("The first row"),
        parts=(_file(".csv"),),
        write=partial(_csv, "plain"),
        first=partial(_first_row, "plain"),
        rows=True,
    ),
    _for_program("google", N_("Google"), N_("CSV for its contacts")),
    _for_program("outlook", N_("Outlook"), N_("CSV for its contacts")),
    _for_program("hubspot", N_("HubSpot"), N_("CSV for its contacts")),
    _for_program("salesforce", N_("Salesforce"), N_("CSV for its leads")),
    _for_program("odoo", N_("Odoo"), N_("CSV for its contacts")),
    Kind(
        code="xlsx",
        log="xlsx",
        title=N_("Workbook"),
        about=N_("office: sheets with totals"),
        called="contacts",
        one=N_("The first row"),
        parts=(_file(".xlsx"),),
        write=_book,
        first=lambda stand, lead, wanted, _how: first_row(stand, lead, wanted),
    ),
    Kind(
        code="handover",
        log="handover",
        title=N_("Hand-over"),
        about=N_("a maker's phone: a zip"),
        called="leads",
        one=N_("One of its cards"),
        parts=(_file(".zip"),),
        write=_handover,
        first=_handed_card,
        language=LANG,
        needs_maker=True,
    ),
    Kind(
        code="json",
        log="json",
        title=N_("JSON"),
        about=N_("everything, exactly as kept"),
        called="contacts",
        one=N_("The first lead"),
        parts=(_file(".json"), EXCHANGE),
        write=_json,
        first=lambda _stand, lead, _wanted, _how: first.values(lead),
    ),
)
"""All kinds, the most wanted first."""
