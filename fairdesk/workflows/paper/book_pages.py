"""What single pages of the catalogue say: the cover, a ring, a maker."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from fairdesk.codes.link import catalogue_link, ring_link
from fairdesk.domain.pages.gi import gi_statement
from fairdesk.domain.pages.ring import RingSaid, maker_name
from fairdesk.domain.pages.rows import PageMaker
from fairdesk.domain.pages.spoken import spoken
from fairdesk.language.bidi.isolate import isolated
from fairdesk.language.formats import days_said
from fairdesk.language.page_words import page_word
from fairdesk.printing.density import square
from fairdesk.stand import Stand
from fairdesk.workflows.pages.whose import place_of, shortened
from fairdesk.workflows.paper.marks import Marks

NAME_LETTERS: Final = 90
"""Letters of a name that a ring among four on a page has room for."""

STORY_LETTERS: Final = 900
"""Letters of a story that a maker's page has room for."""

CODE_MM: Final = 21.0
"""Side of a ring's code in mm."""

COVER_MM: Final = 24.0
"""Side of the cover's code in mm."""


def cover(
    stand: Stand, lang: str, mark: Marks, said: Sequence[RingSaid], seen: frozenset[str]
) -> dict[str, Any]:
    """Return the cover, with the picture of a ring that won an award before any other."""
    fair = stand.the_fair
    where = (place_of(stand, lang), days_said(fair.starts, fair.ends, lang))
    return {
        "kind": "cover",
        "group": "",
        "title": page_word("rings_from_qom", lang),
        "subtitle": page_word("silver_and_stone", lang),
        "picture": best_picture(said, seen),
        "fair": isolated(fair.name),
        "place": "  ·  ".join(filter(None, where)),
        "code": square(catalogue_link(mark.base), COVER_MM),
    }


def item(ring: RingSaid, mark: Marks, seen: frozenset[str]) -> dict[str, Any]:
    """Return a ring as one of four on a page."""
    return {
        "sku": ring.sku,
        "name": shortened(ring.name.text, NAME_LETTERS),
        "name_language": ring.name.language,
        "text": ring.text.text,
        "text_language": ring.text.language,
        "maker": ring.maker,
        "stone": ring.stone,
        "award": isolated(ring.award),
        "gi": ring.gi,
        "facts": [list(fact) for fact in ring.facts],
        "price": ring.price,
        "price_until": ring.price_until,
        "moq": ring.moq,
        "picture": f"{ring.picture}.jpg" if ring.picture in seen else "",
        "code": square(ring_link(mark.base, ring.code), CODE_MM),
    }


def maker_page(
    maker: PageMaker, own: Sequence[RingSaid], lang: str, country: str, seen: frozenset[str]
) -> dict[str, Any]:
    """Return a maker's page, for a reader in `country`; `own` are its rings in the catalogue."""
    fields = maker.fields
    story = spoken(maker.texts, lang, 1)
    ways = [word for word in ("website", "email", "phone") if fields.get(word)]
    return {
        "kind": "maker",
        "name": maker_name(maker, lang),
        "where": isolated(str(fields.get("city") or "")),
        "story": shortened(story.text, STORY_LETTERS),
        "story_language": story.language,
        "gi": gi_statement(fields, country, lang),
        "picture": best_picture(own, seen),
        "contacts": [[page_word(word, lang), str(fields[word])] for word in ways],
        "rings_title": page_word("rings", lang),
    }


def best_picture(said: Sequence[RingSaid], seen: frozenset[str]) -> str:
    """Return the file name of the picture that stands for several rings; empty when none has one."""
    best = sorted(said, key=lambda ring: (not ring.award, ring.sku))
    return next((f"{ring.picture}.jpg" for ring in best if ring.picture in seen), "")
