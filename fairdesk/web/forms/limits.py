"""How many forms one address may send (limits): a fair's shared Wi-Fi gets through, a flood does not."""

from __future__ import annotations

import ipaddress
from typing import Final

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

A_MINUTE: Final = 60
"""Forms from one address in any minute."""

_WIDTH: Final = 64
"""Bits of an IPv6 address that are one household's or hall's; it may use any of the others."""


class Limit:
    """Counts forms by address, in memory alone; addresses are forgotten after a minute."""

    def __init__(self, a_minute: int = A_MINUTE) -> None:
        self._item = RateLimitItemPerMinute(a_minute)
        self._window = MovingWindowRateLimiter(MemoryStorage())

    def lets(self, address: str) -> bool:
        """Count a form from an address, and say whether it is taken; one too many is not."""
        return self._window.hit(self._item, network(address))


def network(address: str) -> str:
    """Return what an address is counted as: itself, or the network of an IPv6 address."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    if found.ipv4_mapped is not None:
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network((found, _WIDTH), strict=False).network_address)
