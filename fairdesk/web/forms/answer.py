"""The form that visitors leave their details on: shown, checked, kept, and answered."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from fairdesk.domain.leads.sending import FIELDS, Sending, SentPick
from fairdesk.domain.pages.signed import form_age, form_token
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import LANGUAGES, Purpose
from fairdesk.web.addresses import Address, simple_at
from fairdesk.web.faults import NOT_KEPT, Unfit
from fairdesk.web.forms.codes import MOST, picks_in
from fairdesk.web.forms.limits import Limit
from fairdesk.web.forms.offer import offered
from fairdesk.web.forms.page import Form, form_page
from fairdesk.web.forms.posted import TRAP, Posted, check_origin, posted
from fairdesk.web.guard.below import up
from fairdesk.web.live import Live
from fairdesk.web.made import HTML
from fairdesk.web.said_page import said_page
from fairdesk.workflows.pages.receive import Fault, cleaned, faults, receive

QUICKEST: Final = 2
"""Seconds below which nobody fills in a form."""

LONGEST: Final = 7_200
"""Seconds for which a form is taken as it is; after that once more is asked for, with all that was typed."""

WRITERS: Final = 2
"""Forms that are kept at once: a busy database leaves the other threads to the pages."""

PATIENCE: Final = 4.0
"""Seconds that a form waits for its turn: less than a database may be busy, so that nobody waits twice."""


@dataclass
class Forms:
    """Answers for the forms of a stand. `open_air` allows them on plain http, which its staff chose."""

    live: Live
    open_air: bool = False
    limit: Limit = field(default_factory=Limit)
    _writers: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(WRITERS))

    def allowed(self, request: Request) -> bool:
        """Say whether a form may be filled in the way that a request came."""
        return self.open_air or request.url.scheme == "https"

    async def answer(self, request: Request) -> Response:
        """Show a form, or take one in."""
        lang, key = request.path_params["lang"], request.path_params.get("key", "")
        if lang not in LANGUAGES:
            raise Unfit(404)
        begun = request.method == "POST"
        offer = await asyncio.to_thread(offered, self.live, key, begun=begun)
        if offer is None:
            raise Unfit(404)
        if not self.allowed(request):
            return self._elsewhere(request, offer.at(lang))
        open_air = request.url.scheme != "https"
        form = Form(at=offer.at, rings=offer.rings, ticked=offer.ticked, open_air=open_air)
        return await (self._take(request, lang, form) if begun else self._shown(lang, form))

    def _elsewhere(self, request: Request, at: Address) -> Response:
        """Lead to the form where it is encrypted; there is none unless the fair has such an address."""
        base = urlsplit(self.live.base)
        if not self.live.forms or base.scheme != "https" or request.url.netloc == base.netloc:
            raise Unfit(404)
        return RedirectResponse(f"{self.live.base.rstrip('/')}/{at.path}", 303, NOT_KEPT)

    async def _take(self, request: Request, lang: str, form: Form) -> Response:
        """Keep a form, or show it again with what is wrong; what was typed is in it."""
        if not self.limit.lets(request.client.host if request.client else ""):
            raise Unfit(429)
        check_origin(request, self.live.base)
        sent = await posted(request)
        token = sent.one("token")
        age = form_age(self.live.stand.secret, token, self._second())
        again = token if age is not None and 0 <= age <= LONGEST // 2 else ""
        form = replace(form, typed=sent.typed(), ticked=frozenset(sent.all("ring")), token=again)
        if sent.one("switch"):
            return await self._shown(lang, form)
        sending = await asyncio.to_thread(self._sending, sent, lang)
        try:
            sending = cleaned(sending)
            wrong = faults(sending)
            if len(sending.picks) > MOST:
                wrong = (*wrong, Fault("words"))
        except Refusal as refusal:
            wrong = (Fault(refusal.field),)
        if wrong:
            return await self._shown(lang, replace(form, said="look_at", faults=wrong))
        if age is None or not QUICKEST <= age <= LONGEST or sent.one(TRAP):
            return await self._shown(lang, replace(form, said="press_again"))
        if not await self._kept(sending, token):
            return await self._shown(lang, replace(form, said="busy"), 503)
        return RedirectResponse(up(request) + simple_at(lang, "sent").path, 303, NOT_KEPT)

    async def _kept(self, sending: Sending, token: str) -> bool:
        """Keep a form when it is its turn, and say whether that could be done."""
        try:
            async with asyncio.timeout(PATIENCE):
                await self._writers.acquire()
        except TimeoutError:
            return False
        try:
            await asyncio.to_thread(receive, self.live.stand, sending, token)
        except Refusal:
            return False
        finally:
            self._writers.release()
        return True

    async def _shown(self, lang: str, form: Form, status: int = 422) -> Response:
        """Show a form: a fresh one, or one that was sent, with all the rings that are ticked in it."""
        token = form.token or form_token(self.live.stand.secret, self._second(), secrets.token_hex(8))

        def page() -> bytes:
            named = {ring.id: ring for ring in form.rings}
            ticked = (self.live.ring(code) for code in sorted(form.ticked))
            named |= {ring.id: ring for ring in ticked if ring is not None and ring.id not in named}
            return form_page(self.live.pages(lang), replace(form, token=token, rings=tuple(named.values())))

        return Response(await asyncio.to_thread(page), status if form.said else 200, NOT_KEPT, HTML)

    async def sent(self, request: Request) -> Response:
        """Say that a form was kept."""
        lang = request.path_params["lang"]
        if lang not in LANGUAGES:
            raise Unfit(404)
        page = await asyncio.to_thread(lambda: said_page(self.live.pages(lang), "sent", "sent"))
        return Response(page, 200, NOT_KEPT, HTML)

    def _sending(self, sent: Posted, lang: str) -> Sending:
        """Return what a form says; a code that no ring has, or has any more, is kept in words."""
        picks: dict[str, SentPick] = {}
        lost: list[str] = []
        for code in sent.all("ring"):
            if (ring := self.live.ring(code)) is not None:
                quantity, size = sent.one(f"q-{ring.code}"), sent.one(f"s-{ring.code}")
                picks[ring.id] = SentPick(ring_id=ring.id, quantity=quantity, size=size)
            else:
                lost.append(code)
        others = picks_in(" ".join([*lost, sent.one("codes")]), self.live.named)
        picks |= {key: pick for key, pick in others.items() if key not in picks}
        return Sending(
            typed={name: sent.one(name) for name in FIELDS},
            picks=tuple(picks.values()),
            language=lang,
            wording=sent.one("wording"),
            consents={purpose.value: sent.one(purpose.value) == "yes" for purpose in Purpose},
        )

    def _second(self) -> int:
        return int(self.live.stand.now().timestamp())
