"""Stones with a smooth top: domes and flats, their gloss, and the light inside clear ones."""

from __future__ import annotations

from typing import Final

from fairdesk.pictures.drawing.cuts import Cut, lift_of
from fairdesk.pictures.drawing.look import Look
from fairdesk.pictures.drawing.noise import cloud
from fairdesk.pictures.drawing.space import P2, P3, Colour, Scene, smooth, unit
from fairdesk.pictures.drawing.stones import STONES, Stone, body_colour, mixed

LIGHT: Final[P3] = unit((-0.48, 0.66, 0.58))
_RINGS: Final = 110
_WHITE: Final[P3] = (255.0, 255.0, 255.0)


def draw_cabochon(scene: Scene, look: Look, cut: Cut, seat: float, seed: int) -> None:
    """Add the stone of `look` with its girdle at the height `seat`."""
    outline = cut.outline()
    steps = [1 - (k / _RINGS) ** 1.25 for k in range(_RINGS + 1)]
    rows = [[(t * x, seat + lift_of(cut, t), t * z) for x, z in outline] for t in steps]
    stone = STONES[look.stone]
    half = cut.half_length

    def shade(normal: P3, i: int, j: int) -> Colour | None:
        t = (steps[i] + steps[i + 1]) / 2 if i < _RINGS else 0.0
        x, z = t * outline[j][0] / half, t * outline[j][1] / half
        body = body_colour(look.stone, seed, x, -z, matrix=look.matrix)
        return rgb(_lit(stone, body, normal, (x, -z), t, cut))

    scene.grid(rows, shade, wrap=True)


def _lit(stone: Stone, body: P3, n: P3, place: P2, t: float, cut: Cut) -> P3:
    """Return the colour of a place on the stone: body, light from within, and the lamps it mirrors."""
    facing = max(0.0, n[0] * LIGHT[0] + n[1] * LIGHT[1] + n[2] * LIGHT[2])
    if cut.form == "dome":
        across = 0.62 * place[0] - 0.82 * place[1] + 0.06
    else:
        across = 0.55 * (place[0] * 0.6 - place[1] * 0.8) + 0.12
    opaque = mixed(mixed((0.0, 0.0, 0.0), stone.dark, 0.6), body, 0.24 + 0.80 * facing)
    inner = mixed(stone.dark, body, 0.12 + 0.30 * facing + 0.58 * smooth(-0.75, 0.35, across))
    inner = mixed(inner, stone.glow, 0.92 * smooth(-0.05, 0.80, across) * smooth(1.03, 0.86, t))
    if stone.clear > 0.9:
        veil = cloud(7, 2.4 * place[0] + 1.5 * place[1], 5.0 * place[1] + 3, 3)
        inner = mixed(inner, stone.dark, 0.55 * smooth(0.60, 0.86, t) * smooth(0.35, -0.5, across))
        inner = mixed(inner, stone.glow, 0.30 * smooth(0.56, 0.72, veil))
    colour = mixed(opaque, inner, stone.clear)
    colour = mixed(colour, stone.dark, 0.45 * smooth(0.93, 1.0, t))
    return mixed(colour, _WHITE, min(1.0, mirrored(n, place, cut) * stone.polish))


def mirrored(n: P3, place: P2, cut: Cut) -> float:
    """Return how much of the lamps the polish mirrors at a normal: a window up left, a strip down right."""
    rx, ry = 2 * n[2] * n[0], 2 * n[2] * n[1]
    rim = (1 - n[2]) ** 3
    if cut.form != "dome":
        slant = place[1] - 0.85 * place[0]
        sheen = 0.30 * smooth(-0.35, 0.75, slant) + 0.15 * smooth(0.10, 0.13, slant) * smooth(
            0.42, 0.39, slant
        )
        edge = 0.30 * smooth(0.2, 0.8, 0.75 * ry - 0.65 * rx) * smooth(0.97, 0.80, n[2] * 0.62 + n[1] * 0.79)
        return 0.8 * sheen + edge + 0.35 * rim
    spot = (abs(rx + 0.46) ** 2.6 + abs(1.15 * (ry - 0.74)) ** 2.6) ** (1 / 2.6)
    window = smooth(0.235, 0.17, spot)
    veil = 0.13 * smooth(-0.95, -0.4, rx) * smooth(0.25, -0.2, rx) * smooth(0.2, 0.7, ry)
    strip = (
        0.30
        * smooth(0.62, 0.74, rx)
        * smooth(0.95, 0.86, rx)
        * smooth(-0.55, -0.3, ry)
        * smooth(0.3, 0.1, ry)
    )
    return 0.92 * window + veil + strip + 0.30 * rim * smooth(-0.6, 0.8, ry)


def rgb(colour: P3) -> Colour:
    """Return `colour` as whole numbers from 0 to 255."""
    r, g, b = (0 if c < 0 else 255 if c > 255 else int(c) for c in colour)
    return (r, g, b)
