"""What several papers say: whose stand it is, where it stands, and the terms."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from fairdesk.codes.link import catalogue_link
from fairdesk.domain.pages.ring import maker_name
from fairdesk.language.bidi.isolate import isolated, ltr
from fairdesk.language.formats import date_said
from fairdesk.language.page_words import page_word
from fairdesk.printing.density import square
from fairdesk.stand import Stand
from fairdesk.storage.pages import catalogue
from fairdesk.workflows.fair.makers import MOST_BRANDS
from fairdesk.workflows.paper.marks import Marks
from fairdesk.workflows.paper.paper import shortened

TERMS_LETTERS: Final = 2400
"""Letters of one part of the terms that their page has room for."""

BRAND_LETTERS: Final = 56
"""Letters of the stand's name that a page's head has room for."""

CODE_MM: Final = 20.0
"""Side of the code on the last page in mm."""


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


def terms_page(stand: Stand, lang: str, mark: Marks, day: date | None) -> dict[str, Any]:
    """Return the last page of a catalogue: price terms, who publishes it, what it is not; as of `day`."""
    fair = stand.the_fair
    publisher = "\n".join(
        isolated(line) for line in (fair.controller, fair.controller_address, fair.controller_contact) if line
    )
    parts = (
        ("price_terms", isolated(fair.price_terms)),
        ("imprint", publisher),
        ("legal_notice", isolated(fair.legal_notice)),
    )
    return {
        "kind": "terms",
        "group": "",
        "parts": [[page_word(word, lang), shortened(text, TERMS_LETTERS)] for word, text in parts if text],
        "no_offer": page_word("no_offer", lang),
        "as_of": page_word("as_of", lang, day=date_said(day or stand.local(stand.now()).date(), lang)),
        "code": square(catalogue_link(mark.base), CODE_MM),
    }
