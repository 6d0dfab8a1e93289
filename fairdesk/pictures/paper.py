"""A picture made ready for a page: as large as it is shown, JPEG on paper's ground or WebP for the web."""

from __future__ import annotations

from io import BytesIO
from typing import Final

from PIL import Image, ImageColor

from fairdesk.pictures.open import open_picture, read_pixels
from fairdesk.pictures.scale import in_srgb, turn_of, within

QUALITY: Final = 85
WEB_QUALITIES: Final = (60, 50, 40, 30, 20)
"""The first that makes a picture small enough is taken."""

WEB_BYTES: Final = 22_000
"""What a picture may weigh, so that a page with one stays below 60 KB on a phone's first visit."""


def for_paper(data: bytes, longest: int, ground: str) -> bytes:
    """Return the picture as a JPEG with no side above `longest` pixels, flattened on `ground` ("#rrggbb").

    The same picture gives the same bytes. Raises `Refusal` when it is no picture, or damaged.
    """
    small = _upright(data, longest)
    flat = Image.new("RGB", small.size, ImageColor.getcolor(ground, "RGB"))
    flat.paste(small, (0, 0), small if small.mode == "RGBA" else None)
    out = BytesIO()
    flat.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()


def for_web(data: bytes, longest: int) -> bytes:
    """Return the picture as a WebP with no side above `longest` pixels; what is transparent stays so.

    One that stays above `WEB_BYTES` loses detail until it does not, or nothing more helps. The same picture
    gives the same bytes. Raises `Refusal` when it is no picture, or damaged.
    """
    small = _upright(data, longest)
    packed = b""
    for quality in WEB_QUALITIES:
        out = BytesIO()
        small.save(out, "WEBP", quality=quality, alpha_quality=50, method=6)
        packed = out.getvalue()
        if len(packed) <= WEB_BYTES:
            break
    return packed


def _upright(data: bytes, longest: int) -> Image.Image:
    """Return a picture scaled and turned as its camera noted."""
    picture = open_picture(data)
    turn = turn_of(picture)
    picture.draft("RGB", (longest, longest))
    read_pixels(picture)
    small = within(in_srgb(picture), longest)
    return small if turn is None else small.transpose(turn)
