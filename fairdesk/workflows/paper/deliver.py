"""A paper goes where it is wanted: into files, to a printer, to the screen; the export log notes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from fairdesk.delivery.lp import print_pdf
from fairdesk.domain.clean import short, storable
from fairdesk.domain.ids import new_id
from fairdesk.domain.progress import Progress
from fairdesk.domain.refusals import Refusal
from fairdesk.exports.files import write_all
from fairdesk.language.messages import N_
from fairdesk.pictures.blocks import Cells, half_blocks
from fairdesk.printing.document import Document, Made, Part, set_document
from fairdesk.printing.join import pages_of
from fairdesk.printing.typeset import Form
from fairdesk.stand import Stand
from fairdesk.storage.write import writing
from fairdesk.workflows.paper.paper import Paper
from fairdesk.workflows.paper.shop import shop_sheet

FORMS: Final[dict[str, Form]] = {".pdf": "pdf", ".png": "png", ".svg": "svg"}
"""What a file's ending asks for."""

PPI: Final = 150
"""Pixels an inch of a PNG."""

_PREVIEW_PPI: Final = 40
_WHITE: Final = "#ffffff"


@dataclass(frozen=True, slots=True)
class Target:
    """Where a paper goes. `out` is a file, `printer` a name that `lp` knows.

    `shop` is the language of a sheet for the copy shop, written beside the file; `archive` writes PDF/A-2b;
    `day` is the date in it.
    """

    out: Path | None = None
    printer: str = ""
    shop: str = ""
    archive: bool = False
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """What was printed: the files, how many pages and codes, and what has to be said of it.

    `missing` are letters the font lacks, `left_out` maps a SKU to the lines there was no room for; the
    others are as of a `Paper`, `links` are what its codes hold, each once.
    """

    files: tuple[Path, ...]
    pages: int
    codes: int
    missing: str
    left_out: dict[str, tuple[str, ...]]
    unspoken: tuple[str, ...]
    unseen: tuple[str, ...]
    second_unspoken: tuple[str, ...]
    links: tuple[str, ...]


def deliver(stand: Stand, paper: Paper, target: Target, progress: Progress | None = None) -> Printed:
    """Set a paper and bring it where it is wanted, whole or not at all.

    A file ends with .pdf, .png or .svg; PNG and SVG are a file for each page, numbered when there are more.
    `progress` may raise to stop. Raises `Refusal` when the file cannot be written or its name says no form,
    or the printer does not take it.
    """
    form = check(target)
    paper = paper.claim() if paper.claim is not None else paper
    at = moment(stand, target.day)
    made = set_document(paper.document, form, at, ppi=PPI, archive=target.archive, progress=progress)
    pages = pages_of(made.files[0]) if form == "pdf" else len(made.files)
    files: tuple[Path, ...] = ()
    if target.out is not None:
        whole = list(zip(names(target.out, len(made.files)), made.files, strict=True))
        if target.shop:
            sheet = set_document(shop_sheet(paper, target.out.name, pages, target.shop), "pdf", at)
            whole.append((target.out.with_name(f"{target.out.stem}-copy-shop.pdf"), sheet.files[0]))
        files = write_all(whole)
    if target.printer:
        _print(paper.document, made.files[0], target, files)
    if not paper.logged:
        _log(stand, paper, target)
    return _printed(paper, made, files, pages)


def _print(document: Document, pdf: bytes, target: Target, files: tuple[Path, ...]) -> None:
    """Hand a PDF to the printer; when that fails, say whether the file is there all the same."""
    try:
        print_pdf(pdf, target.printer, document.name, media=document.media, two_sided=document.two_sided)
    except Refusal as fault:
        if not files:
            raise
        raise Refusal(
            N_("{path} is written, but it was not printed: {why}"),
            hint=N_("Print the file, at 100 %."),
            field="printer",
            path=short(str(files[0]), 120),
            why=fault.what,
        ) from fault


def form_of(out: Path) -> Form:
    """Return the form that a file's name asks for. Raises `Refusal` for a name that asks for none."""
    form = FORMS.get(out.suffix.casefold())
    if form is None:
        raise Refusal(
            N_("{name} does not say what to write."),
            hint=N_("End its name with .pdf, .png or .svg."),
            field="out",
            name=out.name or str(out),
        )
    return form


def moment(stand: Stand, day: date | None = None) -> datetime:
    """Return the moment that stands in the files: noon UTC of `day`, else of today at the fair.

    So the same paper printed twice on one day is the same, byte for byte.
    """
    named = day or stand.local(stand.now()).date()
    return datetime(named.year, named.month, named.day, 12, tzinfo=UTC)


def preview(stand: Stand, paper: Paper, width: int, height: int) -> Cells:
    """Return the first page as half blocks for `width` x `height` cells."""
    pages, _more = beginning(stand, paper, _PREVIEW_PPI)
    return half_blocks(pages[0], width, height, _WHITE)


def beginning(stand: Stand, paper: Paper, ppi: int) -> tuple[tuple[bytes, ...], bool]:
    """Return the pages of a paper's first part as PNG, to be looked at, and whether there are more.

    Only that part is set: it must be there at once.
    """
    made = set_document(_beginning(paper.document), "png", moment(stand), ppi=ppi)
    return made.files, next(paper.document.parts(False)).units < paper.document.units


def names(out: Path, count: int) -> list[Path]:
    """Return the names of `count` files: as asked for one, else with a number before the ending."""
    if count == 1:
        return [out]
    digits = len(str(count))
    return [out.with_name(f"{out.stem}-{number:0{digits}}{out.suffix}") for number in range(1, count + 1)]


def _beginning(document: Document) -> Document:
    def first(_whole: bool) -> Iterator[Part]:
        yield next(document.parts(False))

    return replace(document, parts=first)


def check(target: Target) -> Form:
    """Return the form in which a paper is to be set. Raises `Refusal` for what cannot go together."""
    form = form_of(target.out) if target.out is not None else "pdf"
    if target.out is None and not target.printer:
        raise Refusal(
            N_("Nobody said where to print."),
            hint=N_("Name a file with --out FILE.pdf, or a printer with --printer NAME."),
            field="out",
        )
    if target.shop and target.out is None:
        raise Refusal(
            N_("The sheet for the copy shop is written beside a file."),
            hint=N_("Name the file with --out FILE.pdf."),
            field="out",
        )
    if form != "pdf" and (target.printer or target.archive or target.shop):
        raise Refusal(
            N_("Printers, copy shops and archives take PDF only."),
            hint=N_("End the file's name with .pdf."),
            field="out",
        )
    return form


def _printed(paper: Paper, made: Made, files: tuple[Path, ...], pages: int) -> Printed:
    """Return what has to be said of what was set."""
    return Printed(
        files=files,
        pages=pages,
        codes=paper.document.codes,
        missing=paper.missing(),
        left_out=_left_out(paper, made),
        unspoken=paper.unspoken,
        unseen=paper.unseen,
        second_unspoken=paper.second_unspoken,
        links=tuple(dict.fromkeys(paper.links)),
    )


def _left_out(paper: Paper, made: Made) -> dict[str, tuple[str, ...]]:
    """Return which lines of which rings there was no room for, by SKU."""
    gone: dict[str, list[str]] = {sku: ["name"] for sku in paper.cut}
    for note in made.noted:
        gone.setdefault(paper.named[note["item"]], []).extend(note["left_out"])
    return {sku: tuple(dict.fromkeys(parts)) for sku, parts in gone.items()}


def _log(stand: Stand, paper: Paper, target: Target) -> None:
    """Note in the export log what was printed."""
    with writing(stand.database, stand.who, "print") as write:
        row = {
            "id": new_id(),
            "fair_id": stand.the_fair.id,
            "at": write.at,
            "kind": paper.document.name,
            "recipient": target.printer,
            "leads": 0,
            "detail": {
                "file": storable(target.out.name) if target.out is not None else "",
                "codes": paper.document.codes,
                **paper.detail,
            },
            "staff": stand.who.staff,
        }
        write.add("export_log", [row])
