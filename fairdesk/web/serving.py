"""Runs the server until it is stopped (uvicorn)."""

from __future__ import annotations

import signal
import socket
from typing import Final

import uvicorn

from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import LANGUAGES
from fairdesk.language.messages import N_
from fairdesk.stand import Stand
from fairdesk.web.app import web_app
from fairdesk.web.guard.deadline import Deadline
from fairdesk.web.live import Live
from fairdesk.workflows.pages.served import Served, noted

_WAITING: Final = 256


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens. Raises `Refusal` when the port is taken or may not be used."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen(_WAITING)
    except OSError as error:
        made.close()
        raise Refusal(
            N_("Nothing can be served at {host}, port {port}: {why}."),
            hint=N_("Another program may use it: choose another one with --port."),
            field="port",
            host=host,
            port=str(port),
            why=error.strerror or str(error),
        ) from error
    return made


def configured(live: Live, base: str, *, open_air: bool = False, proxy: str = "") -> uvicorn.Config:
    """Return how pages are served: nothing of who asks is written down, and slow clients are let go.

    `proxy` is the address of the one machine that is believed when it says for whom it asks
    (X-Forwarded-For).
    """
    return uvicorn.Config(
        web_app(live, base, open_air=open_air),
        loop="asyncio",
        http=Deadline,
        ws="none",
        lifespan="on",
        log_config=None,
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=bool(proxy),
        forwarded_allow_ips=proxy or None,
        timeout_graceful_shutdown=3,
    )


def serve(
    stand: Stand, sockets: list[socket.socket], public: str, *, open_air: bool = False, proxy: str = ""
) -> None:
    """Serve a stand's pages until the program is stopped; `public` is the address for links to be whole.

    Forms are taken in behind a `proxy` that says https, and `open_air` on plain http too.
    """
    live = Live(stand, public, forms=open_air or bool(proxy))
    live.pages(LANGUAGES[0])  # the pictures for phones are made before the first of them comes
    config = configured(live, stand.the_fair.base_url, open_air=open_air, proxy=proxy)
    host, port = sockets[0].getsockname()[:2]
    signal.signal(signal.SIGTERM, _ended)  # uvicorn ends, then sends the signal once more
    with noted(stand.settings, Served(host, port, stand.the_fair.code)):
        uvicorn.Server(config).run(sockets=sockets)


def _ended(_number: int, _frame: object) -> None:
    raise SystemExit(0)
