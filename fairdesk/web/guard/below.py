"""Pages below a path of a host, which a proxy hands on or cuts off: links and redirects are relative."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send


def up(request: Request) -> str:
    """Return the way from what was asked for to the start of all pages, whatever a proxy put before it."""
    return "../" * (_raw(request.scope).count(b"/") - 1) or "./"


class Below:
    """Answers what is asked below the path of the base address as if it was asked at the root."""

    def __init__(self, app: ASGIApp, base: str) -> None:
        self._app = app
        self._path = urlsplit(base).path.rstrip("/")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take the path off one request that has it."""
        start, raw = self._path.encode(), _raw(scope) if scope["type"] == "http" else b""
        if start and raw == start:
            await RedirectResponse(f"{self._path.rpartition('/')[2]}/", 307)(scope, receive, send)
            return
        if start and raw.startswith(start + b"/"):
            path = scope["path"].removeprefix(unquote(self._path))
            scope = {**scope, "path": path, "raw_path": raw.removeprefix(start)}
        await self._app(scope, receive, send)


def _raw(scope: Scope) -> bytes:
    """Return the path as it was sent: a slash that is escaped parts no folders."""
    return bytes(scope.get("raw_path") or scope["path"].encode())
