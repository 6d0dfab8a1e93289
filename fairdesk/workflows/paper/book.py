"""How the catalogue is laid out: which page holds what, so that the contents know every page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from fairdesk.domain.pages.ring import RingSaid, maker_name
from fairdesk.domain.pages.rows import PageMaker
from fairdesk.language.formats import in_digits
from fairdesk.language.page_words import page_count, page_word
from fairdesk.language.terms import term
from fairdesk.stand import Stand
from fairdesk.workflows.pages.whose import brand_of
from fairdesk.workflows.paper import book_pages
from fairdesk.workflows.paper.marks import Marks
from fairdesk.workflows.paper.pages import terms_page

Group = Literal["stone", "maker"]

ON_A_PAGE: Final = 4
"""Rings on a page."""

LISTED: Final = 20
"""Rings that a maker's page lists."""

LINES: Final = 21
"""Lines of contents on a page; the first has two fewer."""

_WORDS: Final = ("no_picture", "catalogue", "contents", "scan", "scan_short", "moq")


@dataclass(frozen=True, slots=True)
class Source:
    """What the catalogue is made of. `makers` are by id; `seen` and `logos` are pictures to print.

    `day` is the date that it says; None is today.
    """

    stand: Stand
    lang: str
    mark: Marks
    said: Sequence[RingSaid]
    makers: dict[str, PageMaker]
    seen: frozenset[str]
    logos: frozenset[str]
    day: date | None


@dataclass(frozen=True, slots=True)
class Section:
    """Rings under one heading; `maker` is set where the heading is a maker's page. `key` is no other's."""

    key: str
    title: str
    rings: tuple[RingSaid, ...]
    maker: PageMaker | None = None


class Book:
    """Lays out the pages. `in_order` are the rings as they stand in it, once its pages were asked for."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._lang = source.lang
        self.in_order: list[RingSaid] = []

    def frame(self) -> dict[str, Any]:
        """Return what all pages have in common."""
        source, lang = self._source, self._lang
        fair, brand = source.stand.the_fair, brand_of(source.stand, lang)
        return {
            "language": lang,
            "title": f"{page_word('rings_from_qom', lang)} – {fair.name}",
            "author": brand,
            "brand": brand,
            "foot": fair.name,
            "practice": source.mark.practice,
            "local_only": source.mark.local_only,
            "words": {word: page_word(word, lang) for word in _WORDS},
        }

    def pages(self, by: Group) -> list[dict[str, Any]]:
        """Return all pages in order, each with its number in the language's digits."""
        sections = list(self._by_stone() if by == "stone" else self._by_maker())
        lines = len(sections) + (len(self._source.makers) + 1 if by == "stone" else 0) + 1
        first = 2 + _content_pages(lines)
        body, starts, places = self._body(sections, first)
        makers: dict[str, int] = {}
        if by == "stone":
            title = page_word("makers", self._lang)
            for maker in self._makers():
                makers[maker.id] = first + len(body)
                body.append({"kind": "maker", "maker": maker, "group": title})
        source, number = self._source, self._number
        pages = [
            book_pages.cover(source.stand, source.lang, source.mark, source.said, source.seen),
            *self._contents(sections, starts, makers),
            *(self._maker_page(page, places) if page["kind"] == "maker" else page for page in body),
            terms_page(source.stand, self._lang, source.mark, source.day),
        ]
        return [{**page, "number": number(place)} for place, page in enumerate(pages, 1)]

    def _body(
        self, sections: Sequence[Section], first: int
    ) -> tuple[list[dict[str, Any]], dict[str, int], dict[str, int]]:
        """Return the pages of rings (and their makers), where each section begins, where each ring stands.

        Sections follow each other on a page, and its head names them all; a maker's begin a new one.
        """
        body: list[dict[str, Any]] = []
        starts: dict[str, int] = {}
        places: dict[str, int] = {}
        for section in sections:
            if section.maker is not None:
                starts[section.key] = first + len(body)
                body.append({"kind": "maker", "maker": section.maker, "group": section.title})
            for ring in section.rings:
                page: dict[str, Any] = body[-1] if body else {"kind": ""}
                if page["kind"] != "rings" or len(page["items"]) == ON_A_PAGE:
                    page = {"kind": "rings", "titles": {}, "items": []}
                    body.append(page)
                page["titles"][section.title] = None
                page["items"].append(self._item(ring))
                starts.setdefault(section.key, first + len(body) - 1)
                places[ring.id] = first + len(body) - 1
        for page in body:
            page.setdefault("group", "  ·  ".join(page.pop("titles", {})))
        return body, starts, places

    def _item(self, ring: RingSaid) -> dict[str, Any]:
        self.in_order.append(ring)
        item = book_pages.item(ring, self._source.mark, self._source.seen)
        return {**item, "index": len(self.in_order) - 1}

    def _number(self, number: int) -> str:
        return in_digits(str(number), self._lang)

    def _by_stone(self) -> Iterator[Section]:
        """Yield the rings by stone, the stones with most rings first, those without one last."""
        stones: dict[str, list[RingSaid]] = {}
        for ring in self._source.said:
            stones.setdefault(ring.stone_code, []).append(ring)
        other = stones.pop("", [])
        for code, some in sorted(stones.items(), key=lambda one: (-len(one[1]), one[0])):
            title = term(code, self._lang, "stone")
            yield Section(code, title[:1].upper() + title[1:], tuple(some))
        if other:
            yield Section("", page_word("other_stones", self._lang), tuple(other))

    def _by_maker(self) -> Iterator[Section]:
        for maker in self._makers():
            some = tuple(ring for ring in self._source.said if ring.maker_id == maker.id)
            yield Section(maker.id, maker_name(maker, self._lang), some, maker)

    def _makers(self) -> list[PageMaker]:
        """Return the makers by name."""
        makers = self._source.makers.values()
        return sorted(makers, key=lambda maker: maker_name(maker, self._lang).casefold())

    def _contents(
        self, sections: Sequence[Section], starts: dict[str, int], makers: dict[str, int]
    ) -> list[dict[str, Any]]:
        """Return the pages of contents: what stands where, in the order of the pages."""
        lang = self._lang
        entries = [{"kind": "head", "title": page_word("rings" if makers else "makers", lang)}]
        for section in sections:
            count = page_count("pieces", len(section.rings), lang)
            entries.append(self._entry(section.title, count, starts[section.key]))
        if makers:
            entries.append({"kind": "head", "title": page_word("makers", lang)})
        for maker_id, number in makers.items():
            entries.append(self._entry(maker_name(self._source.makers[maker_id], lang), "", number))
        cut = LINES - 2
        chunks = [entries[:cut], *(entries[at : at + LINES] for at in range(cut, len(entries), LINES))]
        return [
            {"kind": "contents", "first": place == 0, "group": "", "entries": chunk}
            for place, chunk in enumerate(chunks)
        ]

    def _entry(self, title: str, count: str, page: int) -> dict[str, str]:
        return {"kind": "group", "title": title, "count": count, "page": self._number(page)}

    def _maker_page(self, page: dict[str, Any], places: dict[str, int]) -> dict[str, Any]:
        maker: PageMaker = page["maker"]
        source = self._source
        own = [ring for ring in source.said if ring.maker_id == maker.id]
        made = book_pages.maker_page(maker, own, source.lang, source.stand.the_fair.country, source.seen)
        logo = f"{maker.picture}.jpg" if maker.picture in source.logos else ""
        rings = [
            {"name": ring.name.text, "sku": ring.sku, "page": self._number(places[ring.id])}
            for ring in own[:LISTED]
        ]
        more = len(own) - LISTED
        return {
            **made,
            "group": page["group"],
            "logo": logo,
            "rings": rings,
            "more": page_count("more_rings", more, source.lang) if more > 0 else "",
        }


def _content_pages(lines: int) -> int:
    """Return how many pages so many lines of contents take."""
    return 1 + max(0, -(-(lines - (LINES - 2)) // LINES))
