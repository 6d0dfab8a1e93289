"""The catalogue: its rings, makers and pictures, ready to be set in parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from fairdesk.codes.link import catalogue_link, ring_link
from fairdesk.domain.progress import Progress
from fairdesk.printing.document import Document, Part
from fairdesk.printing.typeset import Work
from fairdesk.stand import Stand
from fairdesk.workflows.pages import shots
from fairdesk.workflows.paper.book import Book, Group, Source
from fairdesk.workflows.paper.book_pages import NAME_LETTERS
from fairdesk.workflows.paper.chosen import Chosen, page_language, rings_chosen, said_of
from fairdesk.workflows.paper.marks import marks
from fairdesk.workflows.paper.paper import Paper, strings, unspoken

PAGES_AT_ONCE: Final = 4
"""Pages that are set at once: what is in memory is theirs."""


def catalogue(
    stand: Stand, chosen: Chosen, *, by: Group = "stone", progress: Progress | None = None
) -> Paper:
    """Return the catalogue of the rings chosen, grouped by stone or maker, ready to be set.

    `progress` is told of the pictures and may raise to stop. Raises `Refusal` as `rings_chosen` and `marks`.
    """
    lang = page_language(chosen.language)
    mark = marks(stand, lang, local_only=chosen.local_only)
    found, makers = rings_chosen(stand, chosen)
    said = said_of(stand, replace(chosen, language=lang), found, makers)
    here = {ring.maker_id: makers[ring.maker_id] for ring in said if ring.maker_id in makers}
    pictures = shots.shots(stand, (ring.picture for ring in said), progress=progress)
    logos = shots.shots(stand, (maker.picture for maker in here.values()))
    book = Book(Source(stand, lang, mark, said, here, frozenset(pictures), frozenset(logos), chosen.day))
    pages = book.pages(by)
    files = pictures | logos
    links = [ring_link(mark.base, ring.code) for ring in book.in_order]
    return Paper(
        document=Document(
            "catalogue",
            lambda whole: _parts(book.frame(), pages, files, whole=whole),
            len(pages),
            len(links) + 2,
            list(strings(pages)),
            paper="paper_fine",
            two_sided=True,
            colour=True,
        ),
        language=lang,
        links=(catalogue_link(mark.base), *links, catalogue_link(mark.base)),
        unspoken=unspoken(said, lang),
        unseen=tuple(ring.sku for ring in said if ring.picture not in pictures),
        named=tuple(ring.sku for ring in book.in_order),
        pages=pages,
        cut=tuple(ring.sku for ring in said if len(ring.name.text) > NAME_LETTERS),
    )


def _parts(
    frame: dict[str, Any], pages: Sequence[dict[str, Any]], files: dict[str, bytes], *, whole: bool
) -> Iterator[Part]:
    """Yield a few pages at a time, each with its own pictures."""
    at_once = len(pages) if whole else PAGES_AT_ONCE
    for first in range(0, len(pages), at_once):
        some = pages[first : first + at_once]
        used = dict.fromkeys(name for page in some for name in _pictures_of(page) if name)
        own = {name: files[name.removesuffix(".jpg")] for name in used}
        yield Part(Work("catalogue.typ", {**frame, "pages": some}, own, notes=True), len(some))


def _pictures_of(page: dict[str, Any]) -> Iterator[str]:
    """Yield the names of the pictures on a page."""
    yield page.get("picture", "")
    yield page.get("logo", "")
    for item in page.get("items", ()):
        yield item["picture"]
