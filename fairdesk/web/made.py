"""Pages and files as they are answered, plain and packed, made once for everybody who asks."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from typing import Final

from starlette.responses import Response

from fairdesk.web.guard.negotiate import takes_gzip

HTML: Final = "text/html; charset=utf-8"

_KINDS: Final = {
    "css": "text/css; charset=utf-8",
    "woff2": "font/woff2",
    "svg": "image/svg+xml; charset=utf-8",
    "webp": "image/webp",
    "vcf": "text/vcard; charset=utf-8",
}
_CLOSE: Final = {"font/woff2", "image/webp"}
"""Kinds that are packed already."""

_LASTING: Final = ("static/", "i/")
"""Paths that hold their content's hash: browsers may keep what is there for ever."""

_FOR_EVER: Final = "public, max-age=31536000, immutable"
_ASK_AGAIN: Final = "no-cache"


@dataclass(frozen=True, slots=True)
class Known:
    """An answer with its strong tag (RFC 9110, 8.8.3), and the one to who has it already."""

    whole: Response
    tag: str
    same: Response


@dataclass(frozen=True, slots=True)
class Made:
    """A page or file, plain and with gzip (RFC 1952); the same twice where that does not help."""

    plain: Known
    packed: Known

    def answer(self, accept_encoding: str, if_none_match: str = "") -> Response:
        """Return the answer to a request with these headers; a browser gets nothing that it has (13.1.2)."""
        known = self.packed if takes_gzip(accept_encoding) else self.plain
        if not if_none_match:
            return known.whole
        has = {one.strip().removeprefix("W/") for one in if_none_match.split(",")}
        return known.same if has & {known.tag, "*"} else known.whole


def made(path: str, data: bytes) -> Made:
    """Return what is at a path, ready to be answered again and again."""
    kind = _KINDS.get(path.rpartition(".")[2], HTML) if "." in path else HTML
    said = {"Cache-Control": _FOR_EVER if path.startswith(_LASTING) else _ASK_AGAIN}
    if kind in _CLOSE:
        plain = _known(data, said, kind)
        return Made(plain, plain)
    said["Vary"] = "Accept-Encoding"
    packed = _known(gzip.compress(data, 9, mtime=0), {**said, "Content-Encoding": "gzip"}, kind)
    return Made(_known(data, said, kind), packed)


def _known(content: bytes, headers: dict[str, str], kind: str) -> Known:
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    told = {**headers, "ETag": tag}
    return Known(Response(content, 200, told, kind), tag, Response(status_code=304, headers=told))
