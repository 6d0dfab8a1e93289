"""A picture made ready for paper: as large as it is printed, on the page's ground, as JPEG."""

from __future__ import annotations

from io import BytesIO
from typing import Final

from PIL import Image, ImageColor

from fairdesk.pictures.open import open_picture, read_pixels
from fairdesk.pictures.scale import in_srgb, turn_of, within

QUALITY: Final = 85


def for_paper(data: bytes, longest: int, ground: str) -> bytes:
    """Return the picture as a JPEG with no side above `longest` pixels, flattened on `ground` ("#rrggbb").

    The same picture gives the same bytes. Raises `Refusal` when it is no picture, or damaged.
    """
    picture = open_picture(data)
    turn = turn_of(picture)
    picture.draft("RGB", (longest, longest))
    read_pixels(picture)
    small = within(in_srgb(picture), longest)
    if turn is not None:
        small = small.transpose(turn)
    flat = Image.new("RGB", small.size, ImageColor.getcolor(ground, "RGB"))
    flat.paste(small, (0, 0), small if small.mode == "RGBA" else None)
    out = BytesIO()
    flat.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()
