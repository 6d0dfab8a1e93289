"""Where phones find the pages now: the server that runs, and whether the printed address still leads here."""

from __future__ import annotations

import ipaddress
from collections.abc import Collection
from contextlib import suppress
from typing import Final
from urllib.parse import urlsplit

from fairdesk.codes.link import picks_link
from fairdesk.delivery import here
from fairdesk.domain.refusals import Refusal
from fairdesk.stand import Stand
from fairdesk.workflows.pages.served import notes

ANY: Final = frozenset({"0.0.0.0", "::", ""})  # noqa: S104  compared, not listened at

PROBE: Final = "222222"
"""Stands for a token: any is led on."""

own_addresses = here.own_addresses


def web_address(host: str, port: int) -> str:
    """Return the http address of a host, also of an IPv6 number (RFC 3986, 3.2.2); no slash ends it."""
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def found_at(host: str, port: int) -> tuple[str, ...]:
    """Return the addresses at which phones find what is served at `host`, likeliest first.

    There are none on loopback: only this machine finds that.
    """
    if here.is_loopback(host):
        return ()
    return tuple(web_address(one, port) for one in (own_addresses() if host in ANY else (host,)))


def serving_at(stand: Stand) -> tuple[str, ...]:
    """Return the addresses at which phones in this network find this fair's pages now; none when nowhere.

    A server that was killed, or another program at its port, is not taken for one.
    """
    for one in notes(stand.settings):
        local = web_address("127.0.0.1" if one.host in ANY else one.host, one.port)
        found = found_at(one.host, one.port) if one.fair == stand.the_fair.code else ()
        with suppress(Refusal):
            if found and answers(picks_link(local, PROBE)):
                return found
    return ()


def shown_elsewhere(stand: Stand) -> str:
    """Return the code of another fair whose pages are served from this folder now; "" when there is none."""
    for one in notes(stand.settings):
        local = web_address("127.0.0.1" if one.host in ANY else one.host, one.port)
        with suppress(Refusal):
            if one.fair != stand.the_fair.code and answers(picks_link(local, PROBE)):
                return one.fair
    return ""


def moved_from(stand: Stand) -> str:
    """Return the number in the fair's address that this machine has no longer; "" while there is none."""
    return gone(stand.fair.base_url, own_addresses()) if stand.fair is not None else ""


def gone(base: str, own: Collection[str]) -> str:
    """Return the number in a base address when it is none of a machine's `own`, and no pages answer there.

    Printed codes hold the address: where it is a number of the network, they stop working when the router
    gives the machine another one. A name, or a number of the internet, is looked after elsewhere; another
    machine of the stand may serve at its own.
    """
    host = urlsplit(base).hostname or ""
    try:
        number = ipaddress.IPv4Address(host)
    except ValueError:
        return ""
    if not number.is_private or number.is_loopback or host in own:
        return ""
    return "" if answers(picks_link(base, PROBE)) else host


def answers(link: str) -> bool:
    """Say whether a link of ours leads on to what it names, asked over the network now.

    The page of a network that wants a log-in first may name the link too, but not at the end of its own path.
    """
    try:
        path = urlsplit(here.way_on(link)).path
    except ValueError:
        return False
    return path.rstrip("/").casefold().endswith(f"/{link.rpartition('/')[2]}".casefold())
