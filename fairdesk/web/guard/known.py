"""What a browser has already is not sent again: strong tags of the content (RFC 9110, 8.8.3, 13.1.2)."""

from __future__ import annotations

import hashlib

from starlette.responses import Response


def answer(content: bytes, wanted: str, headers: dict[str, str], kind: str) -> Response:
    """Return the content of a kind, or that it is what the browser has: `wanted` is its If-None-Match."""
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers = {**headers, "ETag": tag}
    known = {one.strip().removeprefix("W/") for one in wanted.split(",")}
    if known & {tag, "*"}:
        return Response(status_code=304, headers=headers)
    return Response(content, 200, headers, kind)
