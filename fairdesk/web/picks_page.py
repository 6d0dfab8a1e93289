"""One visitor's rings on one page: what they liked at the stand, and nothing of who they are."""

from __future__ import annotations

from collections.abc import Sequence

from fairdesk.domain.pages.rows import PageRing
from fairdesk.domain.trade import LANGUAGES
from fairdesk.language.page_words import page_word
from fairdesk.web.addresses import ask_at, picks_at
from fairdesk.web.pages import Pages
from fairdesk.web.render import rendered
from fairdesk.workflows.pages.enquiry import ways_to_ask


def picks_page(pages: Pages, rings: Sequence[PageRing], token: str, *, offered: bool) -> bytes:
    """Return the page; `offered` says whether a form may be filled in."""
    lang, shelf = pages.lang, pages.shelf
    same = [picks_at(one, token) for one in LANGUAGES]
    picture = next((ring.picture for ring in rings if ring.picture), "")
    frame = pages.frame(picks_at(lang, token), same, page_word("picks", lang), "", picture)
    named = [(shelf.said(ring, lang).name.text, ring.sku) for ring in rings]
    return rendered(
        "picks.html",
        **frame,
        ask_title=page_word("ask_many", lang),
        picks_title=page_word("picks", lang),
        rings=pages.cards(rings),
        form_path=ask_at(lang, f"p/{token}").path if offered else "",
        ask=ways_to_ask(shelf.contact, lang, shelf.fair.name, named),
    )
