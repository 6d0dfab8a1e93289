"""Writes a drawn ring as a small PNG: at most 256 colours, its soft edge kept."""

from __future__ import annotations

from io import BytesIO
from typing import Final

from PIL import Image

_EDGE: Final = 40
_SOLID: Final = (214, 180, 150, 125, 100, 80, 56, 40)
_MOST_BYTES: Final = 104_000


def small_png(picture: Image.Image) -> bytes:
    """Return `picture` (RGBA) as a PNG with a palette: one clear colour, soft edge colours, solid colours.

    It takes as many colours as stay below 104 kB. The same picture gives the same bytes with the same Pillow.
    """
    data = b""
    for count in _SOLID:
        data = _with_colours(picture, count)
        if len(data) <= _MOST_BYTES:
            break
    return data


def _with_colours(picture: Image.Image, most: int) -> bytes:
    alpha = picture.getchannel("A")
    solid = alpha.point([255 if a >= 250 else 0 for a in range(256)])
    soft = alpha.point([255 if 6 <= a < 250 else 0 for a in range(256)])
    ground = Image.new("RGB", picture.size, (128, 128, 128))
    ground.paste(picture.convert("RGB"), None, solid)
    body = ground.quantize(most, Image.Quantize.MEDIANCUT, kmeans=2, dither=Image.Dither.NONE)
    edge = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    edge.paste(picture, None, soft)
    rim = edge.quantize(_EDGE, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    colours = body.getpalette("RGB") or []
    rim_colours = rim.getpalette("RGBA") or []
    count, rim_count = len(colours) // 3, len(rim_colours) // 4
    clear = count + rim_count
    index = Image.new("L", picture.size, clear)
    index.paste(Image.frombytes("L", body.size, body.tobytes()), None, solid)
    shifted = Image.frombytes("L", rim.size, rim.tobytes()).point([(k + count) & 255 for k in range(256)])
    index.paste(shifted, None, soft)
    out = Image.frombytes("P", index.size, index.tobytes())
    rim_rgb = [rim_colours[4 * k + c] for k in range(rim_count) for c in range(3)]
    out.putpalette([*colours, *rim_rgb, 0, 0, 0])
    opacity = bytes([255] * count + [rim_colours[4 * k + 3] for k in range(rim_count)] + [0])
    data = BytesIO()
    out.save(data, "PNG", optimize=True, transparency=opacity)
    return data.getvalue()
