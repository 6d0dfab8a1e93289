"""Runs the server until it is stopped (uvicorn)."""

from __future__ import annotations

import socket
from typing import Final

import uvicorn

from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_
from fairdesk.stand import Stand
from fairdesk.web.app import web_app
from fairdesk.web.deadline import Deadline
from fairdesk.web.live import Live

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


def configured(live: Live, base: str) -> uvicorn.Config:
    """Return how pages are served: nothing of who asks is written down, and slow clients are let go."""
    return uvicorn.Config(
        web_app(live, base),
        loop="asyncio",
        http=Deadline,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=3,
    )


def serve(stand: Stand, sockets: list[socket.socket], public: str) -> None:
    """Serve a stand's pages until the program is stopped; `public` is the address for links to be whole."""
    base = stand.the_fair.base_url
    uvicorn.Server(configured(Live(stand, public), base)).run(sockets=sockets)


def own_addresses() -> tuple[str, ...]:
    """Return the addresses under which this machine is reached in its networks; none without a network."""
    found: dict[str, None] = {}
    for there in ("10.255.255.255", "192.168.255.255", "172.31.255.255"):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect((there, 1))  # no packet is sent: the system only picks the way
                found[str(probe.getsockname()[0])] = None
            except OSError:
                continue
    return tuple(address for address in found if not address.startswith("127."))
