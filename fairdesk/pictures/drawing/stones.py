"""Stones: the colours, the clarity and the markings of each mineral."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import sin
from typing import Final

from fairdesk.pictures.drawing.noise import cells, cloud, speck
from fairdesk.pictures.drawing.space import P3, smooth

Marking = Callable[[int, float, float], P3 | None]


@dataclass(frozen=True, slots=True)
class Stone:
    """How a mineral looks: its colour in shade, in light and where light leaves it; `clear` from 0 to 1.

    `index` bends light in a faceted stone; colours are red, green, blue from 0 to 255.
    """

    dark: P3
    body: P3
    glow: P3
    clear: float
    index: float = 1.55
    polish: float = 1.0


STONES: Final[dict[str, Stone]] = {
    "carnelian": Stone((92, 10, 4), (190, 44, 14), (255, 118, 38), 0.75),
    "agate": Stone((70, 34, 22), (168, 96, 62), (246, 190, 140), 0.45),
    "onyx": Stone((5, 5, 8), (17, 17, 21), (44, 44, 52), 0.1),
    "chalcedony": Stone((150, 92, 14), (228, 168, 48), (255, 226, 120), 0.8),
    "turquoise": Stone((0, 92, 112), (40, 178, 186), (110, 226, 216), 0.0),
    "rock_crystal": Stone((52, 60, 74), (190, 201, 212), (255, 255, 255), 1.0, 1.545),
    "hematite": Stone((16, 17, 22), (52, 54, 62), (120, 124, 134), 0.0, polish=1.8),
    "amethyst": Stone((38, 8, 70), (122, 56, 176), (214, 150, 250), 0.95, 1.545),
    "ruby": Stone((84, 0, 20), (196, 10, 54), (255, 84, 110), 0.85, 1.765),
    "peridot": Stone((48, 76, 0), (136, 178, 30), (220, 246, 110), 0.95, 1.67),
    "garnet": Stone((42, 0, 8), (132, 10, 28), (240, 60, 58), 0.85, 1.76),
    "lapis": Stone((8, 14, 72), (28, 52, 150), (60, 92, 196), 0.0),
    "nephrite": Stone((10, 52, 34), (44, 118, 76), (126, 192, 132), 0.4),
    "jasper": Stone((58, 22, 14), (142, 60, 40), (184, 110, 70), 0.0),
    "citrine": Stone((126, 70, 0), (232, 162, 22), (255, 226, 110), 0.95, 1.545),
    "smoky_quartz": Stone((34, 22, 14), (108, 78, 56), (214, 170, 126), 0.9, 1.545),
    "moonstone": Stone((128, 138, 160), (206, 212, 222), (246, 250, 255), 0.7),
    "opal": Stone((164, 172, 184), (222, 226, 228), (255, 255, 252), 0.5),
    "emerald": Stone((0, 54, 34), (8, 136, 82), (90, 226, 146), 0.85, 1.58),
    "sapphire": Stone((4, 8, 78), (24, 56, 184), (104, 146, 255), 0.85, 1.765),
    "spinel": Stone((86, 6, 52), (208, 46, 118), (255, 140, 184), 0.9, 1.72),
    "labradorite": Stone((26, 32, 40), (66, 76, 86), (110, 122, 130), 0.2),
    "tiger_eye": Stone((56, 26, 4), (150, 88, 22), (238, 178, 70), 0.15),
}


def mixed(a: P3, b: P3, part: float) -> P3:
    """Return the colour `part` of the way from `a` to `b`."""
    return (a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part, a[2] + (b[2] - a[2]) * part)


def _turquoise(seed: int, x: float, y: float) -> P3:
    body = mixed((22, 152, 172), (66, 204, 200), cloud(seed, 1.3 * x, 1.3 * y, 3))
    warp = 0.9 * cloud(seed + 3, 1.6 * x, 1.6 * y)
    vein = abs(cloud(seed + 5, 2.1 * x + warp, 2.1 * y - warp, 4) - 0.5)
    near, far, _own = cells(seed + 9, 1.55 * x + 1.3 * warp, 1.55 * y + warp)
    wide = 0.02 + 0.10 * cloud(seed + 11, 2.4 * x, 2.4 * y, 2) ** 2
    web = smooth(wide * 1.5, wide * 0.5, far - near)
    fine = 0.75 * smooth(0.016, 0.004, vein)
    stained = mixed(body, (120, 118, 70), 0.5 * smooth(wide * 3.2, wide, far - near))
    return mixed(stained, (44, 28, 18), max(web, fine))


def _agate(seed: int, x: float, y: float) -> P3:
    off = 0.55 * (speck(seed, 1, 1) - 0.5)
    warp = cloud(seed, 1.15 * x + 0.4 * y, 1.25 * y - 0.4 * x, 4)
    ring = ((x - off) ** 2 * 1.1 + 1.5 * (y + off) ** 2) ** 0.5 * 1.3 + 1.9 * warp
    bands = ((64, 26, 18), (176, 84, 44), (236, 196, 160), (150, 58, 30), (250, 236, 214), (196, 116, 70))
    place = (ring * 4.6) % len(bands)
    k = int(place)
    edge = smooth(0.72, 1.0, place - k)
    colour = mixed(bands[k], bands[(k + 1) % len(bands)], edge)
    fine = 0.5 + 0.5 * sin(58 * ring)
    return mixed(colour, (255, 240, 220), 0.14 * fine)


def _carnelian(seed: int, x: float, y: float) -> P3:
    wave = cloud(seed, 1.1 * x, 3.2 * y + 0.8 * x, 3)
    band = 0.5 + 0.5 * sin(14 * (y + 0.35 * x) + 7 * wave)
    return mixed((176, 34, 10), (222, 84, 34), 0.75 * band)


def _onyx(seed: int, x: float, y: float) -> P3:
    line = y + 0.22 * x + 0.10 * cloud(seed, 1.4 * x, 1.4 * y, 2) - 0.10
    white = smooth(0.085, 0.055, abs(line)) + 0.6 * smooth(0.03, 0.012, abs(line - 0.20))
    return mixed((16, 16, 20), (226, 224, 220), min(1.0, white))


def _lapis(seed: int, x: float, y: float) -> P3:
    body = mixed((18, 30, 116), (44, 76, 182), cloud(seed, 2.2 * x, 2.2 * y))
    white = smooth(0.66, 0.78, cloud(seed + 4, 1.3 * x + 0.6 * y, 3.0 * y, 4))
    body = mixed(body, (176, 190, 220), 0.7 * white)
    near, _far, own = cells(seed + 8, 7 * x, 7 * y)
    cluster = smooth(0.50, 0.66, cloud(seed + 6, 2.0 * x, 2.0 * y, 2))
    gold = smooth(0.25, 0.15, near) if own < 0.10 + 0.5 * cluster else 0.0
    return mixed(body, (240, 204, 112), gold)


def _nephrite(seed: int, x: float, y: float) -> P3:
    return mixed((26, 92, 58), (84, 152, 100), cloud(seed, 1.8 * x, 2.6 * y))


def _jasper(seed: int, x: float, y: float) -> P3:
    warp = cloud(seed, 1.7 * x, 1.7 * y)
    tone = cloud(seed + 2, 1.6 * x + 1.8 * warp, 2.4 * y + 1.2 * warp)
    body = mixed((86, 26, 16), (186, 104, 58), smooth(0.3, 0.7, tone))
    return mixed(body, (226, 190, 130), smooth(0.020, 0.0, abs(tone - 0.55)))


def _tiger_eye(seed: int, x: float, y: float) -> P3:
    bend = 0.14 * cloud(seed, 1.2 * x, 1.2 * y, 2)
    fibre = cloud(seed + 2, 1.1 * x + 2 * bend, 16 * (y + bend + 0.10 * x), 3)
    body = mixed((66, 30, 6), (206, 136, 42), smooth(0.25, 0.75, fibre))
    eye = smooth(0.34, 0.0, abs(x + 0.05 + 0.5 * bend - 0.15 * y))
    return mixed(body, (255, 216, 116), 0.72 * eye * smooth(0.3, 0.6, fibre))


def _labradorite(seed: int, x: float, y: float) -> P3:
    tone = cloud(seed, 1.3 * x + 0.7 * y, 1.5 * y)
    flash = cloud(seed + 5, 0.9 * x - 0.8 * y, 1.1 * y + 0.4 * x, 3)
    colour = mixed((20, 70, 190), (40, 190, 196), smooth(0.42, 0.60, flash))
    colour = mixed(colour, (222, 182, 60), smooth(0.58, 0.72, flash))
    grain = 0.5 + 0.5 * sin(42 * (x + 0.6 * y) + 5 * tone)
    body = mixed((40, 48, 56), (80, 90, 98), tone)
    return mixed(body, colour, 0.9 * smooth(0.34, 0.52, flash) * (0.72 + 0.28 * grain))


def _opal(seed: int, x: float, y: float) -> P3:
    warp = 0.5 * cloud(seed, 2 * x, 2 * y, 2)
    near, far, own = cells(seed + 3, 4.6 * x + 2.2 * warp, 4.6 * y + 2.2 * warp)
    colours: tuple[P3, ...] = (
        (70, 226, 180),
        (90, 150, 255),
        (255, 120, 130),
        (255, 206, 90),
        (168, 120, 250),
        (96, 236, 120),
    )
    play = colours[int(own * 5.999)]
    patch = smooth(0.30, 0.62, cloud(seed + 21, 2.2 * x, 2.2 * y, 2))
    strength = smooth(-0.04, 0.34, far - near) * (0.25 + 0.75 * patch) * 0.85
    return mixed((214, 224, 234), play, strength * (1 - 0.5 * near))


def _moonstone(seed: int, x: float, y: float) -> P3:
    sheen = smooth(1.0, 0.0, ((x - 0.10) ** 2 + 2.2 * (y - 0.12) ** 2) ** 0.5)
    body = mixed((186, 194, 210), (226, 230, 236), cloud(seed, 1.5 * x, 1.5 * y, 2))
    return mixed(body, (128, 176, 255), 0.72 * sheen)


def _hematite(seed: int, x: float, y: float) -> P3:
    return mixed((44, 46, 54), (66, 68, 76), cloud(seed, 2 * x, 2 * y, 2))


_MARKED: Final[dict[str, Callable[[int, float, float], P3]]] = {
    "agate": _agate,
    "lapis": _lapis,
    "nephrite": _nephrite,
    "jasper": _jasper,
    "tiger_eye": _tiger_eye,
    "labradorite": _labradorite,
    "opal": _opal,
    "moonstone": _moonstone,
    "hematite": _hematite,
}
_WITH_MATRIX: Final[dict[str, Callable[[int, float, float], P3]]] = {
    "turquoise": _turquoise,
    "carnelian": _carnelian,
    "onyx": _onyx,
    "chalcedony": _carnelian,
}


def body_colour(name: str, seed: int, x: float, y: float, *, matrix: bool) -> P3:
    """Return the stone's own colour at a place on its face (about -1 to 1 both ways)."""
    marked = _WITH_MATRIX.get(name) if matrix else None
    if marked is None:
        marked = _MARKED.get(name)
    if marked is not None and not (matrix and name == "chalcedony"):
        return marked(seed, x, y)
    stone = STONES[name]
    tone = cloud(seed, 1.7 * x, 1.7 * y, 3)
    if matrix and name == "chalcedony":
        tone = 0.5 + 0.5 * sin(12 * (y + 0.3 * x) + 6 * tone)
        return mixed((214, 146, 34), (244, 204, 104), tone)
    return mixed(stone.body, stone.glow, 0.30 * tone - 0.08)
