"""Reads a catalogue of rings, CSV or XLSX: whole, or refused with every fault named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from fairdesk.domain.progress import Progress
from fairdesk.domain.refusals import Refusal
from fairdesk.imports.faults import CatalogueFaults, Fault
from fairdesk.imports.header import Header, find_header
from fairdesk.imports.headings import ANY_DESCRIPTION, ANY_NAME
from fairdesk.imports.ring_rows import RingRows
from fairdesk.imports.sheets import Sheet, read_sheets
from fairdesk.language.messages import N_, _
from fairdesk.models.ring_draft import RingDraft

_STEP: Final = 50


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What a catalogue file holds.

    `makers` are those that are new (code to name), `columns` the catalogue columns that the file has,
    `unread` its headings that mean none, `rows` how many rows of rings it has.
    """

    rings: tuple[RingDraft, ...]
    makers: Mapping[str, str]
    columns: frozenset[str]
    unread: tuple[str, ...]
    rows: int

    @property
    def pictures(self) -> dict[str, Path]:
        """Return the picture files found, by the id of their ring."""
        return {ring.id: ring.picture for ring in self.rings if ring.picture}


def read_catalogue(
    path: Path, *, makers: Mapping[str, str], currency: str = "", progress: Progress | None = None
) -> Catalogue:
    """Return the rings in a CSV or XLSX file.

    `makers` are the known ones (code to name), `currency` is meant where a price has none, `progress`
    is told (rows done, rows in all). Pictures are looked for beside the file and in its folder `pictures`.

    Raises:
        CatalogueFaults: rows are faulty; it has all of them.
        Refusal: the file can't be read at all, or has no headings that mean a catalogue.
    """
    sheet, header = _sheet(read_sheets(path), path.name)
    doubled = _doubled(header)
    if doubled:
        raise CatalogueFaults(doubled, path.name)
    reader = RingRows(header, makers, currency, path.parent)
    numbered = [
        (number, cells)
        for number, cells in enumerate(sheet.rows[header.first - 1 :], start=header.first)
        if any(cell.strip() for cell in cells)
    ]
    for done, (number, cells) in enumerate(numbered):
        if progress and done % _STEP == 0:
            progress(done, len(numbered))
        reader.read(number, cells)
    reader.finish()
    if reader.faults:
        raise CatalogueFaults(reader.faults, path.name)
    if not numbered:
        raise Refusal(
            N_("{file} has headings but no rings."),
            hint=N_("Write a ring in each row below."),
            file=path.name,
        )
    if progress:
        progress(len(numbered), len(numbered))
    rings = tuple(reader.rings)
    return Catalogue(rings, reader.new_makers, _columns(header, rings), header.unread, len(numbered))


def _sheet(sheets: list[Sheet], file: str) -> tuple[Sheet, Header]:
    """Return the first sheet that has the headings of a catalogue, and these."""
    for sheet in sheets:
        header = find_header(sheet.rows)
        if header:
            return sheet, header
    seen = next((row for sheet in sheets for row in sheet.rows if any(cell.strip() for cell in row)), [])
    raise Refusal(
        N_("{file} has no column for the SKU; its first row is: {seen}."),
        hint=N_("Head the columns as `fairdesk ring import --columns` lists them, sku among them."),
        file=file,
        seen=" | ".join(cell.strip() for cell in seen if cell.strip())[:120],
    )


def _columns(header: Header, rings: tuple[RingDraft, ...]) -> frozenset[str]:
    """Return the columns of the file; names and descriptions in no stated language count in those met."""
    columns = set(header.columns) - {ANY_NAME, ANY_DESCRIPTION}
    for ring in rings:
        if ANY_NAME in header.columns:
            columns |= {f"name_{lang}" for lang in ring.names}
        if ANY_DESCRIPTION in header.columns:
            columns |= {f"description_{lang}" for lang in ring.descriptions}
    return frozenset(columns)


def _doubled(header: Header) -> list[Fault]:
    return [
        Fault(
            header.row,
            later.words,
            later.words,
            _("one column for {name}; column {other} is one too").format(
                name=later.column, other=first.words
            ),
        )
        for later, first in header.twice()
    ]
