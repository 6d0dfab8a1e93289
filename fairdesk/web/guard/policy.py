"""What browsers are told to allow a page (CSP, Referrer Policy): by the page, and by a server's headers.

A plain host sends no headers, so pages carry both. Where a server sends the same, a browser enforces both
policies, and each allows what the other does.
"""

from __future__ import annotations

from typing import Final

CONTENT: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; "
    "base-uri 'none'"
)
"""Said literally: presets contain upgrade-insecure-requests, which breaks pages on a stand's own network."""

FRAMES: Final = "frame-ancestors 'none'"
"""Heard in a header only (CSP Level 3, 3.3)."""

REFERRER: Final = "same-origin"
