"""This machine in its networks: under which addresses it is reached, and whether an address answers."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import threading
from contextlib import closing
from typing import Final
from urllib.parse import urlsplit

PATIENCE: Final = 1.5
"""Seconds after which an address that does not answer leads nowhere for now."""


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


def is_listening(host: str, port: int) -> bool:
    """Say whether a program takes connections at a port."""
    try:
        with closing(socket.create_connection((host, port), PATIENCE)):
            return True
    except (OSError, ValueError, OverflowError):  # a name, or a port, that is none
        return False


def is_loopback(host: str) -> bool:
    """Say whether a host is this machine as only itself finds it."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.casefold().rstrip(".") == "localhost"


def way_on(url: str) -> str:
    """Return where an http or https address leads on to (3xx), "" when it does not or nobody answers in time.

    A name may take long to be looked up where there is no network: that is waited for no longer.
    """
    found: list[str] = []
    asking = threading.Thread(target=lambda: found.append(_asked(url)), daemon=True)
    asking.start()
    asking.join(PATIENCE)
    return found[0] if found else ""


def _asked(url: str) -> str:
    try:
        parts = urlsplit(url)
        is_safe = parts.scheme.casefold() == "https"
        kind = http.client.HTTPSConnection if is_safe else http.client.HTTPConnection
        with closing(kind(parts.hostname or "", parts.port, timeout=PATIENCE)) as asked:
            asked.request("HEAD", parts.path or "/")
            answer = asked.getresponse()
            return answer.headers.get("Location", "") if 300 <= answer.status < 400 else ""
    except (OSError, http.client.HTTPException, ValueError):
        return ""
