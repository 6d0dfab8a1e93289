"""The form that visitors leave their details on: shown, checked, kept, and answered."""

from __future__ import annotations

import asyncio
import re
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from fairdesk.domain.leads.sending import FIELDS, Sending, SentPick
from fairdesk.domain.pages.rows import PageRing
from fairdesk.domain.pages.signed import form_age, form_token
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import LANGUAGES, Purpose
from fairdesk.web.addresses import Address, ask_at, simple_at
from fairdesk.web.faults import NOT_KEPT, Unfit
from fairdesk.web.forms.limits import Limit
from fairdesk.web.forms.page import MOST_RINGS, Form, form_page
from fairdesk.web.forms.posted import Posted, check_origin, posted
from fairdesk.web.guard.below import up
from fairdesk.web.live import Live
from fairdesk.web.made import HTML
from fairdesk.web.said_page import said_page
from fairdesk.workflows.pages.receive import Fault, cleaned, faults, receive

QUICKEST: Final = 2
"""Seconds below which nobody fills in a form."""

LONGEST: Final = 7_200
"""Seconds for which a form is taken as it is; after that once more is asked for, with all that was typed."""

MOST_CODES: Final = 30

_PARTED: Final = re.compile(r"[\s,;،؛]+")


@dataclass(frozen=True, slots=True)
class Offer:
    """What a form is about: where it is in a language, the rings it names, and those ticked at first."""

    at: Callable[[str], Address]
    rings: tuple[PageRing, ...] = ()
    ticked: frozenset[str] = frozenset()


@dataclass
class Forms:
    """Answers for the forms of a stand. `open_air` allows them on plain http, which its staff chose."""

    live: Live
    open_air: bool = False
    limit: Limit = field(default_factory=Limit)

    def allowed(self, request: Request) -> bool:
        """Say whether a form may be filled in the way that a request came."""
        return self.open_air or request.url.scheme == "https"

    async def answer(self, request: Request) -> Response:
        """Show a form, or take one in."""
        lang, key = request.path_params["lang"], request.path_params.get("key", "")
        if lang not in LANGUAGES:
            raise Unfit(404)
        offer = await asyncio.to_thread(self._offer, key)
        if offer is None:
            raise Unfit(404)
        if not self.allowed(request):
            return self._elsewhere(offer.at(lang))
        if request.method == "POST":
            return await self._take(request, lang, offer)
        return await self._shown(request, lang, offer, {}, offer.ticked)

    def _elsewhere(self, at: Address) -> Response:
        """Lead to the form where it is encrypted; there is none when the fair's address is not."""
        if not (self.live.forms and self.live.base.startswith("https://")):
            raise Unfit(404)
        return RedirectResponse(f"{self.live.base.rstrip('/')}/{at.path}", 303, NOT_KEPT)

    async def _take(self, request: Request, lang: str, offer: Offer) -> Response:
        """Keep a form, or show it again with what is wrong; what was typed is in it."""
        if not self.limit.lets(request.client.host if request.client else ""):
            raise Unfit(429)
        check_origin(request)
        sent = await posted(request)
        typed = {name: value for name, value in sent.fields if name != "leave_empty"}
        ticked = frozenset(sent.all("ring"))
        sending = await asyncio.to_thread(self._sending, sent, lang)
        try:
            sending = cleaned(sending)
            wrong = faults(self.live.stand, sending)
        except Refusal as refusal:
            wrong = (Fault(refusal.field),)
        if wrong:
            return await self._shown(request, lang, offer, typed, ticked, said="look_at", wrong=wrong)
        age = form_age(self.live.stand.secret, sent.one("token"), self._second())
        if age is None or not QUICKEST <= age <= LONGEST or sent.one("leave_empty"):
            return await self._shown(request, lang, offer, typed, ticked, said="press_again")
        try:
            await asyncio.to_thread(receive, self.live.stand, sending, sent.one("token"))
        except Refusal:
            return await self._shown(request, lang, offer, typed, ticked, said="busy", status=503)
        return RedirectResponse(up(request) + simple_at(lang, "sent").path, 303, NOT_KEPT)

    async def _shown(
        self,
        request: Request,
        lang: str,
        offer: Offer,
        typed: Mapping[str, str],
        ticked: frozenset[str],
        *,
        said: str = "",
        wrong: Sequence[Fault] = (),
        status: int = 422,
    ) -> Response:
        token = form_token(self.live.stand.secret, self._second(), secrets.token_hex(8))
        form = Form(
            at=offer.at,
            rings=offer.rings,
            ticked=ticked,
            token=token,
            typed=typed,
            faults=wrong,
            said=said,
            open_air=request.url.scheme != "https",
        )
        page = await asyncio.to_thread(lambda: form_page(self.live.pages(lang), form))
        return Response(page, status if said else 200, NOT_KEPT, HTML)

    async def sent(self, request: Request) -> Response:
        """Say that a form was kept."""
        lang = request.path_params["lang"]
        if lang not in LANGUAGES:
            raise Unfit(404)
        page = await asyncio.to_thread(lambda: said_page(self.live.pages(lang), "sent", "sent"))
        return Response(page, 200, NOT_KEPT, HTML)

    def _offer(self, key: str) -> Offer | None:
        """Return what a form at `key` is about: nothing in particular, a ring, or one visitor's rings."""
        kind, _slash, code = key.partition("/")
        if not key:
            return Offer(lambda lang: ask_at(lang, ""))
        if kind == "p":
            rings = self.live.picks(code) or ()
            ticked = frozenset(ring.code for ring in rings)
            return Offer(lambda lang: ask_at(lang, key), rings, ticked) if rings else None
        ring = self.live.ring(code)
        if ring is None or not ring.fields.get("active") or key != f"r/{ring.code}":
            return None
        alike = [
            one
            for one in self.live.pages(LANGUAGES[0]).shelf.rings
            if (one.maker_id, one.fields.get("stone")) == (ring.maker_id, ring.fields.get("stone"))
            and one.id != ring.id
        ]
        return Offer(lambda lang: ask_at(lang, key), (ring, *alike)[:MOST_RINGS], frozenset({ring.code}))

    def _sending(self, sent: Posted, lang: str) -> Sending:
        """Return what a form says; a code that no ring has is kept in words."""
        picks: dict[str, SentPick] = {}
        for code in sent.all("ring"):
            if (ring := self.live.ring(code)) is not None:
                quantity, size = sent.one(f"q-{ring.code}"), sent.one(f"s-{ring.code}")
                picks[ring.id] = SentPick(ring_id=ring.id, quantity=quantity, size=size)
        for word in list(filter(None, _PARTED.split(sent.one("codes"))))[:MOST_CODES]:
            found = self.live.named(word)
            key = found.id if found is not None else word.casefold()
            picks.setdefault(key, SentPick(ring_id=found.id) if found is not None else SentPick(words=word))
        return Sending(
            typed={name: sent.one(name) for name in FIELDS},
            picks=tuple(picks.values()),
            language=lang,
            wording=sent.one("wording"),
            consents={purpose.value: sent.one(purpose.value) == "yes" for purpose in Purpose},
        )

    def _second(self) -> int:
        return int(self.live.stand.now().timestamp())
