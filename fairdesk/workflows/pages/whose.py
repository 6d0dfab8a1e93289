"""Whose stand it is and where it stands, as pages say it."""

from __future__ import annotations

from typing import Final

from fairdesk.domain.pages.ring import maker_name
from fairdesk.language.bidi.isolate import isolated, ltr
from fairdesk.language.page_words import page_word
from fairdesk.stand import Stand
from fairdesk.storage.pages import catalogue
from fairdesk.workflows.fair.makers import MOST_BRANDS

BRAND_LETTERS: Final = 56
"""Letters of the stand's name that a page's head has room for."""


def shortened(text: str, most: int) -> str:
    """Return a text of at most so many letters, one that is longer with an ellipsis."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def brand_of(stand: Stand, lang: str) -> str:
    """Return whose stand it is: the fair's data controller, else the makers when they are few."""
    fair = stand.the_fair
    if fair.controller:
        return isolated(shortened(fair.controller, BRAND_LETTERS))
    makers = catalogue.makers(stand.database).values()
    named = [shortened(maker_name(maker, lang), BRAND_LETTERS // MOST_BRANDS) for maker in makers]
    return (
        "  ·  ".join(map(isolated, named))
        if 0 < len(named) <= MOST_BRANDS
        else page_word("rings_from_qom", lang)
    )


def place_of(stand: Stand, lang: str) -> str:
    """Return where visitors find the stand: city, hall and stand, as far as they are known."""
    fair = stand.the_fair
    stood = page_word("stand", lang, stand=ltr(fair.place)) if fair.place else ""
    return "  ·  ".join(filter(None, (isolated(fair.city), stood)))
