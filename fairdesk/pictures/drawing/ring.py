"""One ring, put together from its look and painted."""

from __future__ import annotations

from math import radians
from typing import Final
from zlib import crc32

from PIL import Image

from fairdesk.pictures.drawing import band_patterns, band_wires
from fairdesk.pictures.drawing.bands import FORMS, draw_hoop
from fairdesk.pictures.drawing.cabochon import draw_cabochon, rgb
from fairdesk.pictures.drawing.cuts import CUTS
from fairdesk.pictures.drawing.engraving import engrave, fillets
from fairdesk.pictures.drawing.gem import draw_gem
from fairdesk.pictures.drawing.look import Look
from fairdesk.pictures.drawing.metal import Metal, metals_of
from fairdesk.pictures.drawing.settings import SEAT, draw_setting
from fairdesk.pictures.drawing.space import Camera, Scene
from fairdesk.pictures.drawing.stones import STONES, mixed

SIZE: Final = 800
_MARGIN: Final = 14
_OVER: Final = 3
_YAW, _PITCH = radians(-16), radians(38)
_UNIT: Final = 240
_RAYS: Final = 1.6


def draw_ring(look: Look, size: int = SIZE) -> Image.Image:
    """Return the picture of `look`: `size` pixels square, RGBA, transparent round the ring."""
    scale = _UNIT * _OVER * size / SIZE
    canvas = round(3.6 * scale)
    scene = Scene(Camera(_YAW, _PITCH, scale, (canvas / 2, canvas * 0.60)))
    seed = crc32(look.sku.encode()) & 0xFFFF
    cut = CUTS[look.cut]
    hoop, head = metals_of(look.finish)
    _band(scene, look, hoop, seed)
    draw_setting(scene, look.setting, cut, head, seed)
    if cut.form in ("facet", "step"):
        draw_gem(scene, cut, STONES[look.stone], SEAT, _RAYS / _OVER)
    else:
        draw_cabochon(scene, look, cut, SEAT, seed)
    if look.engraved and cut.form in ("dome", "flat"):
        engrave(scene, look, cut, SEAT, seed)
    if look.cut == "inlay":
        fillets(scene, head, cut, SEAT)
    return _framed(scene.paint(canvas), size)


def _band(scene: Scene, look: Look, metal: Metal, seed: int) -> None:
    form = FORMS[look.band]
    match look.band:
        case "split":
            band_wires.split(scene, metal)
        case "twisted":
            band_wires.twisted(scene, metal)
        case "filigree":
            band_wires.filigree(scene, form, metal)
        case "chased":
            draw_hoop(scene, form, metal, band_patterns.chasing)
        case "court":
            draw_hoop(scene, form, metal, band_patterns.milled)
        case "niello":
            draw_hoop(scene, form, metal, band_patterns.flat_borders)
            band_patterns.niello(scene, form)
        case "openwork":
            draw_hoop(scene, form, metal, band_patterns.flat_borders)
            band_patterns.pierced(scene, form, metal)
        case _:
            draw_hoop(scene, form, metal)
    count = look.side_stones or (6 if look.band == "stone_shoulders" else 0)
    if count and look.band not in ("split", "twisted", "filigree"):
        stone = STONES[look.stone]
        colour = (
            mixed(stone.body, stone.glow, 0.35) if look.band == "stone_shoulders" else (226.0, 234.0, 242.0)
        )
        band_patterns.shoulder_stones(scene, form, metal, rgb(colour), count, seed)


def _framed(canvas: Image.Image, size: int) -> Image.Image:
    """Return the painted part of `canvas`, centred and fitted into `size` pixels square."""
    box = canvas.getbbox() or (0, 0, 1, 1)
    ring = canvas.crop(box)
    margin = _MARGIN * size / SIZE
    part = min(1 / _OVER * 1.12, (size - 2 * margin) / max(ring.size))
    fitted = (max(1, round(ring.width * part)), max(1, round(ring.height * part)))
    small = ring.resize(fitted, Image.Resampling.HAMMING)
    framed = Image.new("RGBA", (size, size), (0, 0, 0, 0))
    framed.paste(small, ((size - fitted[0]) // 2, (size - fitted[1]) // 2))
    return framed
