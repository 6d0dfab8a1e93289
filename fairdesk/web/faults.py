"""What is answered where there is nothing to show, or nothing can be shown: in the visitor's language."""

from __future__ import annotations

import asyncio
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from fairdesk.domain.trade import LANGUAGES
from fairdesk.web.guard.below import up
from fairdesk.web.guard.negotiate import asked_language
from fairdesk.web.live import Live
from fairdesk.web.made import HTML
from fairdesk.web.said_page import plain_page, said_page

NOT_KEPT: Final = {"Cache-Control": "no-store", "Vary": "Accept-Language"}

_WORDS: Final = {429: "too_many"}


class Unfit(Exception):
    """A request that cannot be answered as it is; `status` is the HTTP status that says why."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status: Final = status


def language_of(request: Request) -> str:
    """Return the language of a request: its page's, else the one that the phone likes best."""
    lang = str(request.path_params.get("lang", ""))
    return lang if lang in LANGUAGES else asked_language(request.headers.get("accept-language", ""))


async def missing(live: Live, request: Request, lang: str) -> Response:
    """Say that nothing is at an address, and where everything is."""
    page = await asyncio.to_thread(live.missing, lang, up(request))
    return Response(page, 404, NOT_KEPT, HTML)


class Faults:
    """Answers for requests that came to no good."""

    def __init__(self, live: Live) -> None:
        self._live = live

    async def unfit(self, request: Request, fault: Exception) -> Response:
        """Say why a form was not taken in, or that there is none."""
        assert isinstance(fault, Unfit)
        lang, status = language_of(request), fault.status
        if status == 404:
            return await missing(self._live, request, lang)
        word = _WORDS.get(status, "not_ours")
        page = await asyncio.to_thread(lambda: said_page(self._live.pages(lang), word, up=up(request)))
        more = {"Retry-After": "60"} if status == 429 else {}
        return Response(page, status, {**NOT_KEPT, **more}, HTML)

    async def unavailable(self, request: Request, _fault: Exception) -> Response:
        """Say that the pages cannot be had now: the database is gone or locked, and was never read."""
        page = plain_page(language_of(request), "unavailable", up(request))
        return Response(page, 503, {"Retry-After": "5", **NOT_KEPT}, HTML)

    async def failed(self, request: Request, _fault: Exception) -> Response:
        """Say that something went wrong, and nothing more."""
        return Response(plain_page(language_of(request), "unavailable", up(request)), 500, NOT_KEPT, HTML)
