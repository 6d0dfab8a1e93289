"""A window onto a picture, in half blocks: all of it, or a part drawn larger, to read small print."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PIL import Image, ImageColor

from fairdesk.pictures.blocks import Cells
from fairdesk.pictures.open import open_picture, read_pixels
from fairdesk.pictures.scale import fitted, transparent, turn_of

MOST_ZOOM: Final = 16


@dataclass(frozen=True, slots=True)
class View:
    """How large (1 is all of the picture), and which point of it (0 to 1) is in the middle."""

    zoom: float = 1.0
    x: float = 0.5
    y: float = 0.5


def window(data: bytes, width: int, height: int, ground: str, view: View) -> tuple[Cells, View]:
    """Return `height` rows of `width` cells (two colours each, "#rrggbb"), and the view held to the picture.

    Raises Refusal for bytes that are no picture.
    """
    picture = _whole(data)
    area = (width, 2 * height)
    whole = fitted(*picture.size, *area)
    zoom = min(MOST_ZOOM, max(1.0, view.zoom))
    scale = whole[0] * zoom / picture.width
    part = (min(picture.width, area[0] / scale), min(picture.height, area[1] / scale))
    x = _held(view.x * picture.width, part[0], picture.width)
    y = _held(view.y * picture.height, part[1], picture.height)
    box = (x - part[0] / 2, y - part[1] / 2, x + part[0] / 2, y + part[1] / 2)
    size = (max(1, round(part[0] * scale)), max(1, round(part[1] * scale)))
    drawn = picture.resize(size, Image.Resampling.LANCZOS if scale < 1 else Image.Resampling.BICUBIC, box=box)
    sheet = Image.new("RGB", area, ImageColor.getcolor(ground, "RGB"))
    corner = ((area[0] - size[0]) // 2, (area[1] - size[1]) // 2)
    sheet.paste(drawn, corner, drawn if drawn.mode == "RGBA" else None)
    return _cells(sheet), View(zoom, x / picture.width, y / picture.height)


def _held(middle: float, part: float, whole: float) -> float:
    """Return the middle of a part so that the part stays within the whole."""
    return min(max(middle, part / 2), whole - part / 2)


@lru_cache(maxsize=4)
def _whole(data: bytes) -> Image.Image:
    """Return a picture decoded and upright; the last few are kept, as one looks at one for a while."""
    picture = open_picture(data)
    turn = turn_of(picture)
    read_pixels(picture)
    full = picture.convert("RGBA" if transparent(picture) else "RGB")
    return full if turn is None else full.transpose(turn)


def _cells(sheet: Image.Image) -> Cells:
    pixels = sheet.tobytes().hex()
    step = 6 * sheet.width
    return tuple(
        tuple(
            ("#" + pixels[at : at + 6], "#" + pixels[at + step : at + step + 6])
            for at in range(2 * step * row, 2 * step * row + step, 6)
        )
        for row in range(sheet.height // 2)
    )
