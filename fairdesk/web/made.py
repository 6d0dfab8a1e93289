"""Pages and files as they are answered, plain and packed, made once for everybody who asks."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from typing import Final

from starlette.responses import Response

from fairdesk.web.negotiate import takes_gzip

HTML: Final = "text/html; charset=utf-8"
_KINDS: Final = {
    "css": "text/css; charset=utf-8",
    "woff2": "font/woff2",
    "svg": "image/svg+xml",
    "webp": "image/webp",
    "vcf": "text/vcard; charset=utf-8",
}
_CLOSE: Final = {"font/woff2", "image/webp"}
"""Kinds that are packed already."""

_LASTING: Final = ("static/", "p/")
"""Paths that hold their content's hash: browsers may keep what is there for ever."""

_FOR_EVER: Final = "public, max-age=31536000, immutable"
_ASK_AGAIN: Final = "no-cache"


@dataclass(frozen=True, slots=True)
class Made:
    """A page or file, plain and with gzip (RFC 1952); the same twice where that does not help."""

    plain: Response
    packed: Response

    def answer(self, accept_encoding: str) -> Response:
        """Return the answer to a request with this Accept-Encoding."""
        return self.packed if takes_gzip(accept_encoding) else self.plain


def made(path: str, data: bytes) -> Made:
    """Return what is at a path, ready to be answered again and again."""
    kind = _KINDS.get(path.rpartition(".")[2], HTML) if "." in path else HTML
    said = {"Cache-Control": _FOR_EVER if path.startswith(_LASTING) else _ASK_AGAIN}
    if kind in _CLOSE:
        plain = Response(data, 200, said, kind)
        return Made(plain, plain)
    said["Vary"] = "Accept-Encoding"
    packed = Response(gzip.compress(data, 9, mtime=0), 200, {**said, "Content-Encoding": "gzip"}, kind)
    return Made(Response(data, 200, said, kind), packed)
