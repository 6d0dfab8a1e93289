"""Labels and tags: a code, the SKU, the name and what else a small piece of paper has room for."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fairdesk.codes.link import ring_link
from fairdesk.domain.pages.ring import RingSaid
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.terms import SPOKEN_KINDS
from fairdesk.domain.trade import SPOKEN_TREATMENTS
from fairdesk.language.messages import N_
from fairdesk.language.page_words import page_word
from fairdesk.printing.labels import Label, LabelJob, label_document
from fairdesk.printing.sheets import Sheet, find_sheet, sheets
from fairdesk.stand import Stand
from fairdesk.workflows.pages.whose import brand_of
from fairdesk.workflows.paper.chosen import Chosen, page_language, rings_chosen, said_of
from fairdesk.workflows.paper.marks import marks
from fairdesk.workflows.paper.paper import Paper, unspoken

MOST_COPIES = 1000
FARTHEST = 10.0
"""Millimetres by which a sheet may be moved: more is a mistake."""

STANDARD = {"labels": "L7160", "tags": "8658"}
"""The sheet that is taken when none is named."""

PROOF_FROM = 50
"""Codes above which one label is offered first, to be tried with a phone."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How the sheet is used: `sheet` is a code or a file, offsets are millimetres right and down."""

    sheet: str = ""
    copies: int = 1
    skip: int = 0
    offset_x: float = 0.0
    offset_y: float = 0.0
    outline: bool = False
    proof: bool = False


def known_sheets() -> tuple[Sheet, ...]:
    """Return the sheets that fairdesk knows."""
    return tuple(sheets().values())


def labels(stand: Stand, kind: str, chosen: Chosen, layout: Layout) -> Paper:
    """Return sheets of labels or tags (`kind`), ready to be set.

    Raises `Refusal` as `rings_chosen` and `marks` do, for a sheet that there is not, impossible numbers, or
    a code too dense for the sheet.
    """
    lang = page_language(chosen.language)
    sheet = find_sheet(layout.sheet or STANDARD[kind])
    _check(layout, sheet)
    mark = marks(stand, lang, local_only=chosen.local_only)
    found, by_id = rings_chosen(stand, chosen)
    said = said_of(stand, replace(chosen, language=lang), found, by_id)
    fields = {ring.id: ring.fields for ring in found}
    job = LabelJob(
        sheet=sheet,
        labels=[_label(ring, ring_link(mark.base, ring.code), fields[ring.id]) for ring in said],
        language=lang,
        title=f"{page_word('rings', lang)} – {stand.the_fair.name}",
        author=brand_of(stand, lang),
        copies=layout.copies,
        skip=layout.skip,
        offset_x=layout.offset_x,
        offset_y=layout.offset_y,
        outline=layout.outline,
        practice=mark.practice,
        local_only=mark.local_short,
    )
    if layout.proof:
        job = replace(job, labels=job.labels[:1], copies=1)
    return Paper(
        document=label_document(job),
        language=lang,
        links=tuple(label.link for label in job.labels for _copy in range(job.copies)),
        sheet=sheet.title,
        unspoken=unspoken(said, lang),
        named=tuple(label.sku for label in job.labels),
    )


def _label(ring: RingSaid, link: str, fields: dict[str, object]) -> Label:
    return Label(
        sku=ring.sku,
        link=link,
        name=ring.name.text,
        name_language=ring.name.language,
        maker=ring.maker,
        stone=ring.stone,
        spoken=fields.get("treatment") in SPOKEN_TREATMENTS or fields.get("stone_kind") in SPOKEN_KINDS,
        price=ring.price if fields.get("price_minor") is not None else "",
        gi=ring.gi,
        award=ring.award,
    )


def _check(layout: Layout, sheet: Sheet) -> None:
    """Refuse numbers that no sheet can be printed with."""
    if not 1 <= layout.copies <= MOST_COPIES:
        raise Refusal(
            N_("{number} copies of each label cannot be printed."),
            hint=N_("Choose from 1 to {most}."),
            field="copies", number=layout.copies, most=MOST_COPIES,
        )  # fmt: skip
    if not 0 <= layout.skip < sheet.many:
        raise Refusal(
            N_("A sheet {code} has {many} labels: {number} of them cannot be left free."),
            hint=N_("Count the labels that are gone from the first sheet."),
            field="skip", code=sheet.code, many=sheet.many, number=layout.skip,
        )  # fmt: skip
    if not (abs(layout.offset_x) <= FARTHEST and abs(layout.offset_y) <= FARTHEST):  # nan is no number
        raise Refusal(
            N_("The labels would leave their places: they can be moved by {most} mm at most."),
            hint=N_("Print with --outline on plain paper, hold it against the sheet, and measure."),
            field="offset", most=int(FARTHEST),
        )  # fmt: skip
