"""Tent cards: a ring on two faces of a folded sheet, each face in a language of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from fairdesk.codes.link import ring_link
from fairdesk.domain.pages.ring import RingSaid
from fairdesk.domain.progress import Progress
from fairdesk.language.page_words import page_word
from fairdesk.printing.density import square
from fairdesk.printing.document import Document, Part
from fairdesk.printing.typeset import Work
from fairdesk.stand import Stand
from fairdesk.workflows.pages import shots
from fairdesk.workflows.pages.whose import brand_of, shortened
from fairdesk.workflows.paper.chosen import Chosen, page_language, rings_chosen, said_of
from fairdesk.workflows.paper.marks import Marks, marks
from fairdesk.workflows.paper.paper import Paper, strings, unspoken

NAME_LETTERS: Final = 90
"""Letters of a name that a face has room for."""

CODE_MM: Final = 46.0
"""Side of a card's code in mm."""

AT_ONCE: Final = 20
"""Cards that are set at once."""


def tent_cards(stand: Stand, chosen: Chosen, second: str, *, progress: Progress | None = None) -> Paper:
    """Return a card for each ring chosen; `second` is the language of the back.

    `progress` is told of the pictures and may raise to stop. Raises `Refusal` as `rings_chosen` and `marks`
    do.
    """
    langs = (page_language(chosen.language), page_language(second))
    mark = tuple(marks(stand, lang, local_only=chosen.local_only) for lang in langs)
    found, makers = rings_chosen(stand, chosen)
    said = [said_of(stand, replace(chosen, language=lang), found, makers) for lang in langs]
    pictures = shots.shots(stand, (ring.picture for ring in found), shots.LARGE, progress)
    items = [
        _item(number, faces, mark, frozenset(pictures))
        for number, faces in enumerate(zip(*said, strict=True))
    ]
    brand = brand_of(stand, langs[0])
    frame = {
        "title": f"{page_word('rings', langs[0])} – {stand.the_fair.name}",
        "author": brand,
        "brand": brand,
        "practice": mark[0].practice,
    }

    def parts(whole: bool) -> Any:  # noqa: ANN401  the parts one after the other
        at_once = len(items) if whole else AT_ONCE
        for first in range(0, len(items), at_once):
            some = items[first : first + at_once]
            files = {
                one["picture"]: pictures[one["picture"].removesuffix(".jpg")]
                for one in some
                if one["picture"]
            }
            yield Part(Work("tent.typ", {**frame, "items": some}, files, notes=True), len(some))

    return Paper(
        Document(
            "tent",
            parts,
            len(items),
            2 * len(items),
            list(strings([frame, items])),
            "paper_card",
            colour=True,
        ),
        langs[0],
        links=tuple(ring_link(mark[0].base, ring.code) for ring in found for _face in langs),
        unspoken=unspoken(said[0], langs[0]),
        second=langs[1] if langs[1] != langs[0] else "",
        second_unspoken=unspoken(said[1], langs[1]),
        unseen=tuple(ring.sku for ring in found if ring.picture not in pictures),
        named=tuple(ring.sku for ring in found),
    )


def _item(
    number: int, faces: tuple[RingSaid, ...], mark: tuple[Marks, ...], seen: frozenset[str]
) -> dict[str, Any]:
    ring = faces[0]
    return {
        "index": number,
        "sku": ring.sku,
        "picture": f"{ring.picture}.jpg" if ring.picture in seen else "",
        "code": square(ring_link(mark[0].base, ring.code), CODE_MM, "Q"),
        "sides": [
            {
                "language": face.language,
                "name": shortened(face.name.text, NAME_LETTERS),
                "name_language": face.name.language,
                "maker": face.maker,
                "stone": face.stone,
                "metal": face.metal,
                "sizes": face.sizes,
                "price": face.price,
                "gi": face.gi,
                "award": face.award,
                "scan": page_word("scan_short", face.language),
                "local_only": of.local_short,
                "practice": of.practice,
            }
            for face, of in zip(faces, mark, strict=True)
        ],
    }
