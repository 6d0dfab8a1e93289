"""A connection that does not send its request in time is closed: slow clients hold nobody up."""

from __future__ import annotations

import asyncio
from typing import Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from fairdesk.web.guard.guards import HEADERS

SECONDS: Final = 10.0
"""From the connection, or the first byte of a next request, to its last byte."""

MOST_HEAD: Final = 65_536
"""Bytes of a request's headers above which nobody listens."""


class Deadline(HttpToolsProtocol):
    """Uvicorn's protocol with an absolute deadline for receiving a request, which it has none of."""

    _timer: asyncio.TimerHandle | None = None
    _head: int = 0

    def data_received(self, data: bytes) -> None:
        """Take bytes in; too many before a request's headers end, and the connection is closed."""
        self._head += len(data)
        if self._head > MOST_HEAD:
            self.transport.abort()
            return
        super().data_received(data)
        cycle: RequestResponseCycle | None = self.cycle
        if self._timer is None and (cycle is None or cycle.response_complete):
            self._start()

    def on_headers_complete(self) -> None:
        """Begin to count anew."""
        self._head = 0
        super().on_headers_complete()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Start the clock."""
        super().connection_made(transport)
        self._start()

    def on_message_begin(self) -> None:
        """Start the clock again for a next request on the connection."""
        super().on_message_begin()
        if self._timer is None:
            self._start()

    def on_message_complete(self) -> None:
        """Stop the clock: the request is here."""
        self._stop()
        super().on_message_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop the clock."""
        self._stop()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no request (RFC 9112) with the headers of all other answers."""
        told = {
            "Content-Type": "text/plain; charset=utf-8",
            "Content-Length": len(msg),
            "Connection": "close",
        }
        lines = "".join(f"{name}: {value}\r\n" for name, value in {**told, **HEADERS}.items())
        self.transport.write(f"HTTP/1.1 400 Bad Request\r\n{lines}\r\n{msg}".encode("ascii"))
        self.transport.close()

    def _start(self) -> None:
        self._timer = asyncio.get_running_loop().call_later(SECONDS, self._late)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _late(self) -> None:
        self._timer = None
        self.transport.abort()
