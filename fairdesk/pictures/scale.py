"""Turns, scales and flattens pictures."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO
from typing import Final

from PIL import Image, ImageCms

_ORIENTATION: Final = 0x0112  # Exif 2.32, 4.6.4: tag 274
_TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def turn_of(picture: Image.Image) -> Image.Transpose | None:
    """Return how the camera's note says `picture` must be turned; None for upright or a damaged note."""
    with suppress(Exception):  # a damaged note must not cost the picture
        return _TURNS.get(picture.getexif().get(_ORIENTATION, 1))
    return None


def transparent(picture: Image.Image) -> bool:
    """Say whether `picture` has an alpha band or a transparent colour."""
    return picture.has_transparency_data


def in_srgb(picture: Image.Image) -> Image.Image:
    """Return `picture` as RGB or RGBA, its colours brought from its own profile to sRGB.

    A profile that cannot be used is passed over. Nothing of the old picture's notes is kept.
    """
    profile = picture.info.get("icc_profile")
    flat = picture.convert("RGBA" if transparent(picture) else "RGB")
    if isinstance(profile, bytes) and picture.mode in ("RGB", "RGBA"):
        with suppress(ImageCms.PyCMSError, OSError, ValueError):
            ImageCms.profileToProfile(
                flat,
                ImageCms.ImageCmsProfile(BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                inPlace=True,
            )
    flat.info = {}
    return flat


def within(picture: Image.Image, longest: int) -> Image.Image:
    """Return `picture` with no side above `longest` pixels; a smaller one is returned as it is."""
    size = fitted(picture.width, picture.height, longest, longest)
    if max(picture.size) <= longest:
        return picture
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def fitted(width: int, height: int, room_width: int, room_height: int) -> tuple[int, int]:
    """Return the largest size of the same shape as `width` x `height` in the room, at least 1 x 1."""
    part = min(room_width / width, room_height / height)
    return (
        max(1, min(room_width, round(width * part))),
        max(1, min(room_height, round(height * part))),
    )
