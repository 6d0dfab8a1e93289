"""Sheets of labels and tags: items on their places, in parts of a few sheets, joined into one file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from fairdesk.codes.matrix import Matrix, matrix
from fairdesk.codes.svg import svg
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_, RIGHT
from fairdesk.printing.density import SMALLEST_MODULE, module_mm, smallest_box, snapped
from fairdesk.printing.document import Document, Part
from fairdesk.printing.sheets import Sheet, sheets
from fairdesk.printing.typeset import Work

LARGE: Final = 30.0
"""Millimetres of height from which a label is laid out as a large one."""

PART: Final = 240
"""Labels that are set at once, about: between the parts progress is told and a stop is heard."""


@dataclass(frozen=True, slots=True)
class Label:
    """What stands on one label; empty lines are left out. `link` is what its code holds.

    `spoken` tells that the stone's line says a treatment, and has to stay longer than others.
    """

    sku: str
    link: str
    name: str
    name_language: str
    maker: str = ""
    stone: str = ""
    spoken: bool = False
    price: str = ""
    gi: str = ""
    award: str = ""


@dataclass(frozen=True, slots=True)
class LabelJob:
    """Labels to be printed: `copies` of each, the first `skip` places of the first sheet left free.

    Offsets are millimetres right and down. `practice` and `local_only` are the words of those marks or empty.
    """

    sheet: Sheet
    labels: Sequence[Label]
    language: str
    title: str
    author: str = ""
    copies: int = 1
    skip: int = 0
    offset_x: float = 0.0
    offset_y: float = 0.0
    outline: bool = False
    practice: str = ""
    local_only: str = ""

    @property
    def count(self) -> int:
        """How many labels there will be."""
        return len(self.labels) * self.copies

    @property
    def pages(self) -> int:
        """How many sheets it takes."""
        return -(-(self.count + self.skip) // self.sheet.many)


def code_box(sheet: Sheet) -> float:
    """Return the side in mm of the square that a label gives its code, quiet zone and all."""
    if sheet.height >= LARGE:
        return min(sheet.height - 7.5, 0.42 * sheet.width)
    return min(sheet.height, (0.48 if sheet.height >= 14 else 0.57) * sheet.width)


def grid(link: str, sheet: Sheet) -> Matrix:
    """Return the code of a label. Raises `Refusal` when it is too dense to be printed on this sheet."""
    made = matrix(link)
    if module_mm(code_box(sheet), made.size) >= SMALLEST_MODULE:
        return made
    fit = [one.code for one in sheets().values() if module_mm(code_box(one), made.size) >= SMALLEST_MODULE]
    needed = f"{smallest_box(made.size):.1f}"
    if fit:
        raise Refusal(
            N_("The code of {link} is too dense for sheet {sheet}: it needs {needed} mm, there are {room}."),
            hint=N_("The smallest sheet that works is {fit}; a shorter address makes the code smaller."),
            field="sheet", link=link, sheet=sheet.code, needed=needed, room=f"{code_box(sheet):.1f}",
            fit=min(fit, key=lambda code: code_box(sheets()[code])),
        )  # fmt: skip
    raise Refusal(
        N_("The code of {link} is too dense for sheet {sheet}: it needs {needed} mm, there are {room}."),
        hint=N_("No sheet is large enough: shorten the fair's address for codes."),
        field="sheet", link=link, sheet=sheet.code, needed=needed, room=f"{code_box(sheet):.1f}",
    )  # fmt: skip


def label_document(job: LabelJob) -> Document:
    """Return the sheets as a document. Its notes tell the number of a label and which parts had no room.

    Raises `Refusal` for a code that is too dense for the sheet. The longest is tried here, any other where
    its part is made: thousands of codes made first would keep a person waiting and fill the memory.
    """
    grid(max((label.link for label in job.labels), key=len), job.sheet)

    def parts(whole: bool) -> Iterator[Part]:
        at_once = job.pages if whole else max(1, PART // job.sheet.many)
        for first in range(0, job.pages, at_once):
            pages = [_page(job, number) for number in range(first, min(first + at_once, job.pages))]
            work = Work("labels.typ", _data(job, pages), tags=False, notes=True)
            yield Part(work, sum(map(len, pages)))

    texts = [text for label in job.labels for text in _texts(label)]
    made = Document(job.sheet.kind, parts, job.count, job.count, texts)
    return replace(made, paper="paper_labels", media=job.sheet.media)


def _texts(label: Label) -> tuple[str, ...]:
    return (label.sku, label.name, label.maker, label.stone, label.price, label.gi, label.award)


Place = tuple[float, float, int, float, float]
"""A label's place, its number, and where its code begins, from the paper's corner and from the label's."""


def _page(job: LabelJob, number: int) -> list[Place]:
    """Return what lies where on a sheet; codes begin on whole dots of the printer."""
    begin = number * job.sheet.many - job.skip
    places: list[Place] = []
    for slot in range(job.sheet.many):
        if not 0 <= begin + slot < job.count:
            continue
        index = (begin + slot) // job.copies
        x, y = job.sheet.place(slot)
        x, y = x + job.offset_x, y + job.offset_y
        in_x, in_y = _code_corner(job, _wide(job.labels[index].link, job.sheet))
        places.append((x, y, index, snapped(x + in_x) - x, snapped(y + in_y) - y))
    return places


def _wide(link: str, sheet: Sheet) -> float:
    """Return how wide a label's code is in mm, without its quiet zone."""
    modules = grid(link, sheet).size
    return module_mm(code_box(sheet), modules) * modules


def _code_corner(job: LabelJob, side: float) -> tuple[float, float]:
    """Return where a code begins on a label: at the end of the line; large ones have the SKU under it."""
    sheet = job.sheet
    margin, under = (0.6, 3.2) if sheet.height >= LARGE else (0.0, 0.0)
    from_edge = margin + (code_box(sheet) - side) / 2
    x = from_edge if job.language in RIGHT else sheet.width - from_edge - side
    return x, (sheet.height - side - under) / 2


def _data(job: LabelJob, pages: list[list[Place]]) -> dict[str, Any]:
    """Return what the template reads of one part: only the labels that are in it."""
    used = list(dict.fromkeys(place[2] for page in pages for place in page))
    local = {index: number for number, index in enumerate(used)}
    sheet = job.sheet
    return {
        "sheet": {
            name: getattr(sheet, name)
            for name in ("paper_width", "paper_height", "width", "height", "corner")
        },
        "box": code_box(sheet),
        "language": job.language,
        "title": job.title,
        "author": job.author,
        "outline": job.outline,
        "practice": job.practice,
        "local_only": job.local_only,
        "items": [_item(job.labels[index], index, sheet) for index in used],
        "pages": [[(x, y, local[index], *corner) for x, y, index, *corner in page] for page in pages],
    }


def _item(label: Label, number: int, sheet: Sheet) -> dict[str, Any]:
    return {
        "number": number,
        "sku": label.sku,
        "name": label.name,
        "name_language": label.name_language,
        "maker": label.maker,
        "stone": label.stone,
        "spoken": label.spoken,
        "price": label.price,
        "gi": label.gi,
        "award": label.award,
        "side": _wide(label.link, sheet),
        "code": svg(grid(label.link, sheet), quiet=0),
    }
