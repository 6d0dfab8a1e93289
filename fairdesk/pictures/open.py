"""Opens bytes that somebody says are a picture, and refuses what is not one."""

from __future__ import annotations

import struct
import warnings
import zlib
from io import BytesIO
from typing import Final

from PIL import Image

from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_

MOST_PIXELS: Final = 40_000_000
MOST_BYTES: Final = 60_000_000

# Named, so that Pillow never hands a file to its readers that start other programs (EPS) or fetch more files.
FORMATS: Final = ("JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP", "AVIF", "MPO")

_BROKEN: Final = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    OverflowError,
    MemoryError,
    RuntimeError,
    struct.error,
    zlib.error,
)
_BOMBS: Final = (Image.DecompressionBombError, Image.DecompressionBombWarning)

# Our own limit is lower than the one Pillow warns at, and it is refused in words.
warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)


def open_picture(data: bytes) -> Image.Image:
    """Return the picture in `data`, its size known and its pixels not read yet.

    Raises Refusal for more than 60 MB, for more than 40 megapixels, and for anything Pillow cannot read.
    """
    if len(data) > MOST_BYTES:
        raise _too_large()
    try:
        picture = Image.open(BytesIO(data), formats=FORMATS)
    except _BOMBS as bomb:
        raise _too_large() from bomb
    except _BROKEN as fault:
        raise Refusal(
            N_("Not taken: this file is not a picture."),
            hint=N_("Give a JPEG, PNG, WebP, GIF, TIFF, BMP or AVIF file."),
        ) from fault
    if picture.width * picture.height > MOST_PIXELS:
        raise _too_large()
    return picture


def read_pixels(picture: Image.Image) -> None:
    """Decode `picture` where it stands. Raises Refusal when its file ends early or is damaged."""
    try:
        picture.load()
    except _BOMBS as bomb:
        raise _too_large() from bomb
    except _BROKEN as fault:
        raise Refusal(
            N_("Not taken: this picture is damaged or cut short."),
            hint=N_("Copy the file again from where it came from."),
        ) from fault


def _too_large() -> Refusal:
    return Refusal(
        N_("Not taken: this picture is too large."),
        hint=N_("Give one of at most {megapixels} megapixels and {megabytes} MB."),
        megapixels=MOST_PIXELS // 1_000_000,
        megabytes=MOST_BYTES // 1_000_000,
    )
