"""What a form is about: nothing in particular, a ring, or one visitor's rings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fairdesk.domain.pages.rows import PageRing
from fairdesk.domain.trade import LANGUAGES
from fairdesk.web.addresses import Address, ask_at
from fairdesk.web.forms.page import MOST_RINGS
from fairdesk.web.live import Live


@dataclass(frozen=True, slots=True)
class Offer:
    """Where a form is in a language, the rings it names, and the codes of those ticked at first."""

    at: Callable[[str], Address]
    rings: tuple[PageRing, ...] = ()
    ticked: frozenset[str] = frozenset()


def offered(live: Live, key: str, *, begun: bool) -> Offer | None:
    """Return what a form at `key` is about, "" for nothing in particular; None when there is no such form.

    One that somebody has `begun` is there until it was sent, though its ring was retired meanwhile or its
    link is over.
    """
    kind, _slash, code = key.partition("/")
    bare = Offer(lambda lang: ask_at(lang, key))
    if not key:
        return bare
    if kind == "p":
        picked = live.picks(code)
        if not picked:
            return bare if begun and picked is not None else None
        return Offer(bare.at, picked, frozenset(ring.code for ring in picked))
    ring = live.ring(code)
    if ring is None or key != f"r/{ring.code}":
        return None
    if not ring.fields.get("active"):
        return bare if begun else None
    return Offer(bare.at, (ring, *_alike(live, ring))[:MOST_RINGS], frozenset({ring.code}))


def _alike(live: Live, ring: PageRing) -> list[PageRing]:
    """Return the other rings of the same maker and stone."""
    return [
        one
        for one in live.pages(LANGUAGES[0]).shelf.rings
        if (one.maker_id, one.fields.get("stone")) == (ring.maker_id, ring.fields.get("stone"))
        and one.id != ring.id
    ]
