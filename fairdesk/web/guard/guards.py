"""What every answer carries, and which requests are answered at all."""

from __future__ import annotations

import ipaddress
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from fairdesk.web.guard.policy import CONTENT, FRAMES, REFERRER

HEADERS: Final = {
    "Content-Security-Policy": f"{CONTENT}; {FRAMES}",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": REFERRER,
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "X-Robots-Tag": "noindex",
}

_RAW: Final = [(name.lower().encode("ascii"), value.encode("ascii")) for name, value in HEADERS.items()]

METHODS: Final = ("GET", "HEAD")
FORM: Final = "/ask/"
"""How the addresses end that take a form in."""


class Guards:
    """Answers only what is asked of this stand, in ways that pages need, and adds the headers."""

    def __init__(self, app: ASGIApp, base: str) -> None:
        self._app = app
        self._host = (urlsplit(base).hostname or "").casefold()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Guard one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message["headers"], *_RAW]}
            await send(message)

        allowed = (*METHODS, "POST") if scope["path"].endswith(FORM) else METHODS
        if scope["method"] not in allowed:
            refusal = PlainTextResponse("Method Not Allowed", 405, {"Allow": ", ".join(allowed)})
            await refusal(scope, receive, guarded)
        elif not _is_ours(Headers(scope=scope).get("host", ""), self._host):
            await PlainTextResponse("Bad Request", 400)(scope, receive, guarded)
        else:
            await self._app(scope, receive, guarded)


@lru_cache(maxsize=64)
def _is_ours(host: str, own: str) -> bool:
    """Say whether a Host header is the fair's own name, this machine, or a number.

    A name needs DNS, which a stranger may point here; a number cannot be pointed anywhere, and works on
    when the network changes.
    """
    try:
        name = (urlsplit(f"//{host}").hostname or "").casefold().rstrip(".")
    except ValueError:
        return False
    if name and name in {own, "localhost"}:
        return True
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
