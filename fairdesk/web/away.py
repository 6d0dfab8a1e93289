"""Where a code leads away to: the marketplace, with marks that tell it which fair and ring it was."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from fairdesk.domain.pages.rows import PageRing
from fairdesk.domain.trade import LinkMode


def away_to(ring: PageRing, fair_code: str) -> str:
    """Return the marketplace's address for a ring whose maker wants that; "" for its own page.

    Only https addresses that staff stored are ever followed. The marks are UTM parameters; what the address
    has of its own stays.
    """
    link = str(ring.fields.get("marketplace_link") or "")
    if ring.fields.get("link_mode") != LinkMode.MARKETPLACE:
        return ""
    try:
        parts = urlsplit(link)
    except ValueError:
        return ""
    if parts.scheme != "https" or not parts.hostname or not link.isprintable():
        return ""
    marks = {
        "utm_source": "fairdesk",
        "utm_medium": "qr",
        "utm_campaign": fair_code,
        "utm_content": ring.code,
    }
    query = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] not in marks]
    return urlunsplit(parts._replace(query=urlencode([*query, *marks.items()])))
