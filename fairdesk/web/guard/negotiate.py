"""What a phone asks for in its headers (RFC 9110, 12.5), and whether a request is a person's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from fairdesk.domain.trade import LANGUAGES

DEFAULT: Final = "en"
_MOST: Final = 400
_PREVIEWS: Final = re.compile(
    r"bot\b|crawl|spider|preview|facebookexternalhit|whatsapp|slack|discord|telegram|skype|vkshare|embedly"
    r"|headless|curl|wget|python|monitor",
    re.IGNORECASE,
)


def asked_language(header: str) -> str:
    """Return the language of pages that an Accept-Language header likes best; English when it names none."""
    best, liked = DEFAULT, 0.0
    for part in header[:_MOST].split(","):
        tag, _semicolon, more = part.strip().partition(";")
        language = tag.strip().split("-")[0].casefold()
        weight = _weight(more)
        if language in LANGUAGES and weight > liked:
            best, liked = language, weight
    return best


def is_person(method: str, headers: Mapping[str, str], address: str) -> bool:
    """Say whether an opening counts: not HEAD, prefetches, previews of links, or this machine itself."""
    ahead = f"{headers.get('purpose', '')}{headers.get('sec-purpose', '')}{headers.get('x-moz', '')}"
    if method != "GET" or "prefetch" in ahead.casefold() or "preview" in ahead.casefold():
        return False
    return not _PREVIEWS.search(headers.get("user-agent", "")) and address not in {"127.0.0.1", "::1"}


@lru_cache(maxsize=64)
def takes_gzip(header: str) -> bool:
    """Say whether an Accept-Encoding header (RFC 9110, 12.5.3) names gzip."""
    parts = (part.partition(";") for part in header[:_MOST].split(","))
    return any(name.strip().casefold() == "gzip" and _weight(more) > 0 for name, _semicolon, more in parts)


def _weight(more: str) -> float:
    found = re.fullmatch(r"\s*q=(\d(?:\.\d{0,3})?)\s*", more)
    return min(float(found[1]), 1.0) if found else 1.0
