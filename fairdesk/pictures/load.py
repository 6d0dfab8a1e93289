"""Takes a picture in: checked, turned upright, scaled, without place or notes, encoded anew."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from typing import Final

from PIL import Image

from fairdesk.pictures.open import open_picture, read_pixels
from fairdesk.pictures.scale import in_srgb, transparent, turn_of, within

LONGEST_SIDE: Final = 1200
_JPEG_QUALITY: Final = 85
_FEW_COLOURS: Final = 256


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as the database keeps it; `sha256` is of `data`, in hexadecimal, the sizes in pixels."""

    sha256: str
    mime: str
    data: bytes = field(repr=False)
    width: int
    height: int


def read_picture(data: bytes) -> Picture:
    """Return the picture in `data` made safe to keep and to show.

    It is turned as its Exif orientation says, its longest side is at most 1200 pixels, its colours are sRGB,
    and nothing but pixels is left: no place, no camera, no names. PNG when it is transparent or has at most
    256 colours, else JPEG of quality 85. Of several frames the first is taken.
    Raises Refusal when it is no picture, is damaged, or is too large (60 MB, 40 megapixels).
    """
    picture = open_picture(data)
    turn = turn_of(picture)
    if turn is None and picture.mode == "P" and max(picture.size) <= LONGEST_SIDE:
        read_pixels(picture)
        if "icc_profile" not in picture.info:
            return _encoded(_palette_only(picture), "PNG")
    picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    read_pixels(picture)
    clean = within(in_srgb(picture), LONGEST_SIDE)
    if turn is not None:
        clean = clean.transpose(turn)
    if transparent(clean) or clean.getcolors(_FEW_COLOURS) is not None:
        return _encoded(clean, "PNG")
    return _encoded(clean, "JPEG")


def _palette_only(picture: Image.Image) -> Image.Image:
    """Drop every note of a palette picture but which of its colours are transparent."""
    clear = picture.info.get("transparency")
    picture.info = {} if clear is None else {"transparency": clear}
    return picture


def _encoded(picture: Image.Image, form: str) -> Picture:
    out = BytesIO()
    if form == "PNG":
        picture.save(out, "PNG", optimize=True)
    else:
        picture.save(out, "JPEG", quality=_JPEG_QUALITY, optimize=True)
    data = out.getvalue()
    return Picture(sha256(data).hexdigest(), f"image/{form.lower()}", data, *picture.size)
