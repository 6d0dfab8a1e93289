"""One visitor's rings on one page: what they liked at the stand, and nothing of who they are."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from fairdesk.domain.pages.rows import PageRing
from fairdesk.domain.trade import LANGUAGES
from fairdesk.language.page_words import page_word
from fairdesk.web.addresses import ask_at, picks_at
from fairdesk.web.faults import NOT_KEPT, Unfit, language_of
from fairdesk.web.forms.answer import Forms
from fairdesk.web.guard.below import up
from fairdesk.web.live import Live
from fairdesk.web.made import HTML
from fairdesk.web.pages import Pages
from fairdesk.web.render import rendered
from fairdesk.web.said_page import said_page
from fairdesk.workflows.pages.enquiry import ways_to_ask


class Picks:
    """Answers for the links that the Desk gives a visitor."""

    def __init__(self, live: Live, forms: Forms) -> None:
        self._live, self._forms = live, forms

    async def answer(self, request: Request) -> Response:
        """Show one visitor's rings, or say that their link is over."""
        token, lang = request.path_params["token"], language_of(request)
        if "lang" not in request.path_params:
            return RedirectResponse(up(request) + picks_at(lang, token.upper()).path, 302, NOT_KEPT)
        rings = await asyncio.to_thread(self._live.picks, token)
        if rings is None or request.path_params["lang"] not in LANGUAGES:
            raise Unfit(404)
        offered = self._forms.allowed(request)
        page = await asyncio.to_thread(lambda: self._page(lang, rings, token, up(request), offered))
        return Response(page, 200 if rings else 410, NOT_KEPT, HTML)

    def _page(self, lang: str, rings: Sequence[PageRing], token: str, way: str, offered: bool) -> bytes:
        pages = self._live.pages(lang)
        return picks_page(pages, rings, token, offered) if rings else said_page(pages, "picks_over", up=way)


def picks_page(pages: Pages, rings: Sequence[PageRing], token: str, offered: bool) -> bytes:
    """Return the page; `offered` says whether a form may be filled in."""
    lang, shelf = pages.lang, pages.shelf
    picture = next((ring.picture for ring in rings if ring.picture), "")
    around = pages.frame.around(partial(picks_at, token=token), page_word("picks", lang), "", picture)
    named = [(shelf.said(ring, lang).name.text, ring.sku) for ring in rings]
    return rendered(
        "picks.html",
        **around,
        ask_title=page_word("ask_many", lang),
        picks_title=page_word("picks", lang),
        rings=pages.frame.cards(rings),
        form_path=ask_at(lang, f"p/{token}").path if offered else "",
        ask=ways_to_ask(shelf.contact, lang, shelf.fair.name, named),
    )
