"""The server that phones reach: codes, pages, files, and forms that it takes in and cannot read again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from fairdesk.domain.refusals import Refusal
from fairdesk.web.addresses import ring_at, simple_at
from fairdesk.web.away import away_to
from fairdesk.web.faults import NOT_KEPT, Faults, Unfit, language_of, missing
from fairdesk.web.forms.answer import Forms
from fairdesk.web.guard.below import Below, up
from fairdesk.web.guard.guards import Guards
from fairdesk.web.guard.negotiate import is_person
from fairdesk.web.live import Live
from fairdesk.web.picks import Picks
from fairdesk.web.ready import Ready
from fairdesk.workflows.pages import scans


class Answers:
    """Answers requests from a stand's pages."""

    def __init__(self, live: Live) -> None:
        self._live = live

    async def code(self, request: Request) -> Response:
        """Open a printed code: count it, then lead to the ring's page or to the marketplace."""
        live, lang = self._live, language_of(request)
        ring = await asyncio.to_thread(live.ring, request.path_params["code"].strip("/"))
        if ring is None:
            return await missing(self._live, request, lang)
        address = request.client.host if request.client else ""
        counts = is_person(request.method, request.headers, address)
        counting = BackgroundTask(self._count, ring.code, lang) if counts else None
        away = away_to(ring, live.stand.the_fair.code) if ring.fields.get("active") else ""
        target = away or up(request) + ring_at(lang, ring.code).path
        return RedirectResponse(target, 302, NOT_KEPT, counting)

    def _count(self, code: str, lang: str) -> None:
        """Count an opening when the visitor is on the way: a busy database keeps nobody from a ring."""
        with suppress(Refusal):
            scans.count(self._live.stand, code, lang)

    async def start(self, request: Request) -> Response:
        """Lead to the catalogue in the visitor's language."""
        return RedirectResponse(up(request) + simple_at(language_of(request)).path, 302, NOT_KEPT)

    async def anything(self, request: Request) -> Response:
        """Answer with the page or file at a path; a page is found without the slash at its end, too."""
        path = request.path_params["path"]
        found = await asyncio.to_thread(self._live.page, path)
        if found is not None:
            asked = request.headers
            return found.answer(asked.get("accept-encoding", ""), asked.get("if-none-match", ""))
        canonical = await asyncio.to_thread(self._live.canonical, path)
        if canonical and canonical != path:
            return RedirectResponse(up(request) + canonical, 307)
        lang = path.partition("/")[0]
        return await missing(
            self._live, request, lang if lang in self._live.languages else language_of(request)
        )

    async def robots(self, _request: Request) -> Response:
        """Say that a stand's own server is not to be searched."""
        return Response("User-agent: *\nDisallow: /\n", media_type="text/plain")


def web_app(live: Live, base: str, *, open_air: bool = False) -> ASGIApp:
    """Return the application over a stand's pages, which it lets go of when it ends; `base` is the fair's.

    `open_air` takes forms in on plain http, too.
    """
    forms = Forms(live, open_air)
    answers, picks, faults = Answers(live), Picks(live, forms), Faults(live)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        yield
        live.close()

    routes = [
        Route("/", answers.start),
        Route("/robots.txt", answers.robots),
        Route("/r/{code:path}", answers.code),
        Route("/R/{code:path}", answers.code),
        Route("/p/{token}", picks.answer),
        Route("/P/{token}", picks.answer),
        Route("/{lang}/p/{token}/", picks.answer),
        Route("/{lang}/sent/", forms.sent),
        Route("/{lang}/ask/", forms.answer, methods=["GET", "POST"]),
        Route("/{lang}/{key:path}/ask/", forms.answer, methods=["GET", "POST"]),
        Route("/{path:path}", answers.anything),
    ]
    handlers = {Unfit: faults.unfit, Refusal: faults.unavailable, Exception: faults.failed}
    app = Starlette(routes=routes, exception_handlers=handlers, lifespan=lifespan)
    return Guards(Below(Ready(app, live), base), base)
