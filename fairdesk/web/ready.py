"""Pages and files that were made before are given out at once, on the event loop: no thread, no routes."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from fairdesk.web.live import Live


class Ready:
    """Answers with what is ready; all other requests are the application's behind it."""

    def __init__(self, app: ASGIApp, live: Live) -> None:
        self._app, self._live = app, live

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        asks = scope["type"] == "http" and scope["method"] == "GET"
        found = self._live.ready(scope["path"][1:]) if asks else None
        if found is None:
            await self._app(scope, receive, send)
        else:
            headers = Headers(scope=scope)
            told = headers.get("accept-encoding", ""), headers.get("if-none-match", "")
            await found.answer(*told)(scope, receive, send)
