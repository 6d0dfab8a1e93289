"""The page of all rings, by stone, with filters by stone and by maker."""

from __future__ import annotations

from typing import Any

from fairdesk.domain.pages.ring import maker_named
from fairdesk.domain.pages.rows import PageRing
from fairdesk.language.page_words import page_word
from fairdesk.language.terms import term
from fairdesk.web.addresses import choice_at, maker_at, simple_at
from fairdesk.web.frame import Frame, named
from fairdesk.web.render import rendered
from fairdesk.web.sieve import MAKER, STONE, Kind, choices, sieve_file


def catalogue_page(frame: Frame) -> bytes:
    """Return all rings, the stone of most of them first."""
    shelf, lang, words = frame.shelf, frame.lang, frame.words
    by_stone: dict[str, list[PageRing]] = {}
    for ring in shelf.rings:
        by_stone.setdefault(frame.said[ring.id].stone_code, []).append(ring)
    order = sorted(by_stone, key=lambda code: (not code, -len(by_stone[code]), code))
    names = {one: maker_named(maker, lang) for one, maker in shelf.makers.items()}
    shown = {ring.maker_id for ring in shelf.rings}
    stones = Kind(STONE, {code: _stone(code, lang) for code in order})
    makers = Kind(MAKER, {one: name.text for one, name in names.items() if one in shown})
    groups = [_group(frame, code, by_stone[code], stones, makers) for code in order]
    listed = [
        {**named(names[one], lang), "path": maker_at(lang, maker).path} for one, maker in shelf.makers.items()
    ]
    picture = next((ring.picture for ring in shelf.rings if ring.picture), "")
    title, about = words["rings_from_qom"], words["silver_and_stone"]
    around = frame.around(simple_at, title, about, picture, choice_at())
    sheet, _data = sieve_file(shelf.rings)
    sieves = _sieves(frame, stones, makers)
    return rendered("catalogue.html", **around, groups=groups, makers=listed, sieves=sieves, sheet=sheet)


def _group(frame: Frame, code: str, rings: list[PageRing], stones: Kind, makers: Kind) -> dict[str, Any]:
    """Return the rings of a stone, marked for the filters."""
    return {
        "id": f"at-{code or 'other'}",
        "title": stones.titles[code],
        "of": f"{stones.classes([code])} {makers.classes(ring.maker_id for ring in rings)}",
        "rings": [
            {**card, "of": makers.classes([ring.maker_id])}
            for ring, card in zip(rings, frame.cards(rings), strict=True)
        ],
    }


def _sieves(frame: Frame, stones: Kind, makers: Kind) -> list[dict[str, Any]]:
    """Return the filters that there is a choice in."""
    words, lang = frame.words, frame.lang
    pairs = [(frame.said[ring.id].stone_code, ring.maker_id) for ring in frame.shelf.rings]
    turned = [(maker, stone) for stone, maker in pairs]
    by_stone = choices(stones, makers, words["all_stones"], pairs, lang)
    by_maker = choices(makers, stones, words["all_makers"], turned, lang)
    found = [
        {"kind": STONE, "other": MAKER, "legend": words["stone"], "choices": by_stone},
        {"kind": MAKER, "other": STONE, "legend": words["maker"], "choices": by_maker},
    ]
    return [one for one, kind in zip(found, (stones, makers), strict=True) if len(kind.titles) > 1]


def _stone(code: str, lang: str) -> str:
    if not code:
        return page_word("other_stones", lang)
    said = term(code, lang, "stone")
    return said[:1].upper() + said[1:]
