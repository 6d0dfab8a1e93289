"""This machine in its networks: under which addresses it is reached, and whether an address answers."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import threading
from contextlib import closing
from typing import Final
from urllib.parse import urlsplit

import ifaddr

PATIENCE: Final = 1.5
"""Seconds after which an address that does not answer leads nowhere for now."""


def own_addresses() -> tuple[str, ...]:
    """Return the IPv4 addresses of this machine in its networks, that of visitors' phones first.

    Where this machine is the network's first one (`.1`), it gives the network out: phones join that. Then
    comes the one by which it reaches others, and last what it gave itself for want of any (RFC 3927).
    """
    found = {
        str(one.ip) for adapter in ifaddr.get_adapters() for one in adapter.ips if isinstance(one.ip, str)
    }
    usual = _usual()
    given_out = sorted(one for one in found if one.endswith(".1"))
    others = [*given_out, usual, *sorted(found)]
    order = sorted(dict.fromkeys(others), key=lambda one: one.startswith("169.254."))
    return tuple(one for one in order if one in found and not one.startswith("127."))


def _usual() -> str:
    """Return the address by which this machine reaches others; "" without a network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 1))  # no packet is sent: the system only picks the way (RFC 5737)
            return str(probe.getsockname()[0])
        except OSError:
            return ""


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
