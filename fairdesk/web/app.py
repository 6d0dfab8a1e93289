"""The server that phones reach: codes, pages and files, all of them read-only but for the counting."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Final

from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from fairdesk.domain.refusals import Refusal
from fairdesk.web.addresses import picks_at, ring_at, simple_at
from fairdesk.web.away import away_to
from fairdesk.web.form_page import plain_page, said_page, sent_page
from fairdesk.web.forms import HTML, Forms
from fairdesk.web.guards import Guards
from fairdesk.web.live import Live
from fairdesk.web.negotiate import asked_language, is_person
from fairdesk.web.picks_page import picks_page
from fairdesk.web.posted import Unfit
from fairdesk.workflows.pages import scans

_KINDS: Final = {
    "css": "text/css; charset=utf-8",
    "woff2": "font/woff2",
    "svg": "image/svg+xml",
    "webp": "image/webp",
    "vcf": "text/vcard; charset=utf-8",
}
_LASTING: Final = ("static/", "i/")
"""Paths that hold their content's hash: browsers may keep what is there for ever."""

_FOR_EVER: Final = {"Cache-Control": "public, max-age=31536000, immutable"}
_ASK_AGAIN: Final = {"Cache-Control": "no-cache"}
_NOT_KEPT: Final = {"Cache-Control": "no-store", "Vary": "Accept-Language"}


class Answers:
    """Answers requests from a stand's pages."""

    def __init__(self, live: Live, forms: Forms) -> None:
        self._live = live
        self._forms = forms

    async def code(self, request: Request) -> Response:
        """Open a printed code: count it, then lead to the ring's page or to the marketplace."""
        live, lang = self._live, _language(request)
        ring = await asyncio.to_thread(live.ring, request.path_params["code"].strip("/"))
        if ring is None:
            return await self._missing(lang)
        address = request.client.host if request.client else ""
        counts = is_person(request.method, request.headers, address)
        counting = BackgroundTask(self._count, ring.code, lang) if counts else None
        away = away_to(ring, live.stand.the_fair.code) if ring.fields.get("active") else ""
        target = away or f"/{ring_at(lang, ring.code).path}"
        return RedirectResponse(target, 302, _NOT_KEPT, counting)

    def _count(self, code: str, lang: str) -> None:
        """Count an opening when the visitor is on the way: a busy database keeps nobody from a ring."""
        with suppress(Refusal):
            scans.count(self._live.stand, code, lang)

    async def start(self, request: Request) -> Response:
        """Lead to the catalogue in the visitor's language."""
        return RedirectResponse(f"/{simple_at(_language(request)).path}", 302, _NOT_KEPT)

    async def anything(self, request: Request) -> Response:
        """Answer with the page or file at a path; a page is found without the slash at its end, too."""
        path = request.path_params["path"]
        found = await asyncio.to_thread(self._live.page, path)
        if found is not None:
            kind = _KINDS.get(path.rpartition(".")[2], HTML) if "." in path else HTML
            return Response(found, 200, _FOR_EVER if path.startswith(_LASTING) else _ASK_AGAIN, kind)
        canonical = await asyncio.to_thread(self._live.canonical, path)
        if canonical and canonical != path:
            return RedirectResponse(f"/{canonical}", 307)
        lang = path.partition("/")[0]
        return await self._missing(lang if lang in self._live.languages else _language(request))

    async def picks(self, request: Request) -> Response:
        """Show one visitor's rings, or say that their link is over."""
        token, lang = request.path_params["token"], request.path_params.get("lang")
        if lang is None:
            return RedirectResponse(f"/{picks_at(_language(request), token.upper()).path}", 302, _NOT_KEPT)
        rings = await asyncio.to_thread(self._live.picks, token) if lang in self._live.languages else None
        if rings is None:
            return await self._missing(lang if lang in self._live.languages else _language(request))
        if not rings:
            page = await asyncio.to_thread(lambda: said_page(self._live.pages(lang), "picks_over"))
            return Response(page, 410, _NOT_KEPT, HTML)
        offered = self._forms.allowed(request)
        page = await asyncio.to_thread(
            lambda: picks_page(self._live.pages(lang), rings, token, offered=offered)
        )
        return Response(page, 200, _NOT_KEPT, HTML)

    async def sent(self, request: Request) -> Response:
        """Say that a form was kept."""
        lang = request.path_params["lang"]
        if lang not in self._live.languages:
            return await self._missing(_language(request))
        page = await asyncio.to_thread(lambda: sent_page(self._live.pages(lang)))
        return Response(page, 200, _NOT_KEPT, HTML)

    async def unfit(self, request: Request, fault: Exception) -> Response:
        """Say why a form was not taken in."""
        assert isinstance(fault, Unfit)
        lang = request.path_params.get("lang", "")
        lang = lang if lang in self._live.languages else _language(request)
        return await (self._missing(lang) if fault.status == 404 else self._forms.said(fault.status, lang))

    async def unavailable(self, request: Request, _fault: Exception) -> Response:
        """Say that the pages cannot be had now: the database is gone or locked, and was never read."""
        page = plain_page(_language(request), "unavailable")
        return Response(page, 503, {"Retry-After": "5", **_NOT_KEPT}, HTML)

    async def failed(self, request: Request, _fault: Exception) -> Response:
        """Say that something went wrong, and nothing more."""
        return Response(plain_page(_language(request), "unavailable"), 500, _NOT_KEPT, HTML)

    async def robots(self, _request: Request) -> Response:
        """Say that a stand's own server is not to be searched."""
        return Response("User-agent: *\nDisallow: /\n", media_type="text/plain")

    async def _missing(self, lang: str) -> Response:
        page = await asyncio.to_thread(self._live.missing, lang)
        return Response(page, 404, _NOT_KEPT, HTML)


def web_app(live: Live, base: str, *, open_air: bool = False) -> ASGIApp:
    """Return the application over a stand's pages, which it lets go of when it ends; `base` is the fair's.

    `open_air` takes forms in on plain http, too.
    """
    forms = Forms(live, open_air)
    answers = Answers(live, forms)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        yield
        live.close()

    routes = [
        Route("/", answers.start),
        Route("/robots.txt", answers.robots),
        Route("/r/{code:path}", answers.code),
        Route("/R/{code:path}", answers.code),
        Route("/p/{token}", answers.picks),
        Route("/P/{token}", answers.picks),
        Route("/{lang}/p/{token}/", answers.picks),
        Route("/{lang}/sent/", answers.sent),
        Route("/{lang}/ask/", forms.answer, methods=["GET", "POST"]),
        Route("/{lang}/{key:path}/ask/", forms.answer, methods=["GET", "POST"]),
        Route("/{path:path}", answers.anything),
    ]
    handlers = {Unfit: answers.unfit, Refusal: answers.unavailable, Exception: answers.failed}
    return Guards(Starlette(routes=routes, exception_handlers=handlers, lifespan=lifespan), base)


def _language(request: Request) -> str:
    return asked_language(request.headers.get("accept-language", ""))
