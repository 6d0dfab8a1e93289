"""Where phones find the pages now: the server that runs, and whether the printed address still leads here."""

from __future__ import annotations

import ipaddress
import json
import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from typing import Final
from urllib.parse import urlsplit

from fairdesk.codes.link import picks_link
from fairdesk.delivery import here
from fairdesk.settings import Settings
from fairdesk.stand import Stand

FILE_NAME: Final = "serving.json"
ANY: Final = frozenset({"0.0.0.0", "::", ""})  # noqa: S104  compared, not listened at

PROBE: Final = "222222"
"""Stands for a token: any is led on."""

own_addresses = here.own_addresses


@contextmanager
def noted(settings: Settings, host: str, port: int, *, forms: bool) -> Iterator[None]:
    """Note in the data folder that pages are served at `host` and `port`, for as long as they are."""
    path = settings.data / FILE_NAME
    with suppress(OSError):
        path.write_text(json.dumps({"host": host, "port": port, "forms": forms, "pid": os.getpid()}), "utf-8")
    try:
        yield
    finally:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def serving_at(stand: Stand) -> str:
    """Return the address at which phones in this network find the pages now; "" when nothing is served.

    What is served to this machine alone, no phone finds. It begins with http:// and has no slash at its end.
    """
    try:
        told = json.loads((stand.settings.data / FILE_NAME).read_text("utf-8"))
        host, port = str(told["host"]), int(told["port"])
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return ""
    addresses = own_addresses() if host in ANY else () if here.is_loopback(host) else (host,)
    if not addresses or not here.is_listening("127.0.0.1" if host in ANY else host, port):
        return ""
    return f"http://[{addresses[0]}]:{port}" if ":" in addresses[0] else f"http://{addresses[0]}:{port}"


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
