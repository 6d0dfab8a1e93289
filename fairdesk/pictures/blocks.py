"""Turns a picture into half blocks: two colours for every cell of a terminal."""

from __future__ import annotations

from typing import Final

from PIL import Image, ImageColor

from fairdesk.pictures.open import open_picture, read_pixels
from fairdesk.pictures.scale import fitted, transparent, turn_of

_SAMPLES: Final = 6

Cells = tuple[tuple[tuple[str, str], ...], ...]


def half_blocks(data: bytes, width: int, height: int, ground: str) -> Cells:
    """Return `height` rows of `width` cells, each its top and its bottom colour as "#rrggbb".

    The picture is fitted and centred in the area and flattened on `ground` ("#rrggbb"); a cell is taken to be
    twice as high as wide. Raises Refusal for bytes that are no picture, ValueError for an area without a cell
    or a ground that is no colour.
    """
    if width < 1 or height < 1:
        raise ValueError(f"no room for a picture in {width} x {height} cells")
    colour = ImageColor.getcolor(ground, "RGB")
    picture = open_picture(data)
    area = Image.new("RGB", (width, 2 * height), colour)
    turn = turn_of(picture)
    picture.draft("RGB", (2 * max(area.size), 2 * max(area.size)))
    read_pixels(picture)
    small = _shrunk(picture, max(area.size))
    if turn is not None:
        small = small.transpose(turn)
    small = small.resize(fitted(*small.size, *area.size), Image.Resampling.BOX)
    corner = ((area.width - small.width) // 2, (area.height - small.height) // 2)
    area.paste(small, corner, small if small.mode == "RGBA" else None)
    pixels = area.tobytes().hex()
    return tuple(
        tuple(
            ("#" + pixels[top : top + 6], "#" + pixels[top + 6 * width : top + 6 * width + 6])
            for top in range(12 * width * row, 12 * width * row + 6 * width, 6)
        )
        for row in range(height)
    )


def _shrunk(picture: Image.Image, longest: int) -> Image.Image:
    """Return `picture` as RGB or RGBA, about three times as large as the area.

    Far too many pixels are first thinned by taking every n-th, which leaves at least six for each side of a
    half block: their average is what the eye sees, and it costs a third of the time.
    """
    factor = max(1, min(picture.size) // (_SAMPLES * longest))
    if factor > 1:
        thin = (picture.width // factor, picture.height // factor)
        picture = picture.resize(thin, Image.Resampling.NEAREST)
    mode = "RGBA" if transparent(picture) else "RGB"
    full = picture if picture.mode == mode else picture.convert(mode)
    factor = max(1, min(full.size) // (3 * longest))
    if factor == 1:
        return full
    return full.convert("RGBa").reduce(factor).convert("RGBA") if mode == "RGBA" else full.reduce(factor)
