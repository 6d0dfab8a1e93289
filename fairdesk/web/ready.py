"""Pages and files that were made before are given out at once, on the event loop: no thread, no routes."""

from __future__ import annotations

from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send

from fairdesk.web.live import Live

HTML: Final = "text/html; charset=utf-8"
_KINDS: Final = {
    "css": "text/css; charset=utf-8",
    "woff2": "font/woff2",
    "svg": "image/svg+xml",
    "webp": "image/webp",
    "vcf": "text/vcard; charset=utf-8",
}
_LASTING: Final = ("static/", "p/")
"""Paths that hold their content's hash: browsers may keep what is there for ever."""

_FOR_EVER: Final = "public, max-age=31536000, immutable"
_ASK_AGAIN: Final = "no-cache"


def headers_of(path: str) -> dict[str, str]:
    """Return what is said of the page or file at a path: its kind, and how long browsers may keep it."""
    kind = _KINDS.get(path.rpartition(".")[2], HTML) if "." in path else HTML
    return {"content-type": kind, "cache-control": _FOR_EVER if path.startswith(_LASTING) else _ASK_AGAIN}


class Ready:
    """Answers with what is ready; all other requests are the application's behind it."""

    def __init__(self, app: ASGIApp, live: Live) -> None:
        self._app, self._live = app, live

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        path = scope["path"][1:] if scope["type"] == "http" and scope["method"] == "GET" else ""
        found = self._live.ready(path)
        if found is None:
            await self._app(scope, receive, send)
            return
        headers = [(name.encode("ascii"), value.encode("ascii")) for name, value in headers_of(path).items()]
        headers.append((b"content-length", b"%d" % len(found)))
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": found})
