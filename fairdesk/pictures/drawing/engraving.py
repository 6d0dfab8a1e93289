"""Lines on a stone: seals with stars, rosettes and interlaced polygons, never letters; an inlay's fillets."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import atan2, cos, hypot, pi, sin
from typing import Final

from fairdesk.pictures.drawing.cabochon import rgb
from fairdesk.pictures.drawing.cuts import Cut, lift_of
from fairdesk.pictures.drawing.look import Look
from fairdesk.pictures.drawing.metal import Metal
from fairdesk.pictures.drawing.space import P2, P3, Colour, Scene
from fairdesk.pictures.drawing.stones import STONES, mixed

Line = list[P2]
_FINE: Final = 0.02
_FOLD: Final = 8
"""An inlay's star has eight points, as on the tiles of Iran."""


class Face:
    """The polished top of a stone, on which places are given flat."""

    def __init__(self, cut: Cut, seat: float) -> None:
        self.cut, self.seat = cut, seat
        self._rim = sorted((atan2(z, x), hypot(x, z)) for x, z in cut.outline())

    def reach(self, angle: float) -> float:
        """Return how far the girdle is from the middle in a direction."""
        turn = atan2(sin(angle), cos(angle))
        return min(self._rim, key=lambda item: abs(item[0] - turn))[1]

    def point(self, place: P2) -> P3:
        """Return the point of the surface above a flat place."""
        x, z = place
        t = min(0.98, hypot(x, z) / self.reach(atan2(z, x)))
        return (x, self.seat + lift_of(self.cut, t) + 0.004, z)

    def border(self, part: float) -> Line:
        """Return the girdle's outline made smaller."""
        line = [(part * x, part * z) for x, z in self.cut.outline()[::2]]
        return [*line, line[0]]


def circle(radius: float, middle: P2 = (0.0, 0.0)) -> Line:
    """Return a closed circle."""
    return [
        (middle[0] + radius * cos(2 * pi * k / 48), middle[1] + radius * sin(2 * pi * k / 48))
        for k in range(49)
    ]


def star(points: int, skip: int, radius: float, turn: float = 0.0) -> list[Line]:
    """Return the chords of a star polygon {points/skip}."""
    corners = [
        (radius * cos(2 * pi * k / points + turn), radius * sin(2 * pi * k / points + turn))
        for k in range(points)
    ]
    return [[corners[k], corners[(k + skip) % points]] for k in range(points)]


def _design(seed: int, r: float) -> list[Line]:
    kind = seed % 4
    if kind == 0:
        return [
            *star(8, 2, 0.92 * r, pi / 8),
            *star(8, 3, 0.92 * r, pi / 8),
            circle(0.27 * r),
            circle(0.12 * r),
        ]
    if kind == 1:
        petals = [
            circle(0.46 * r, (0.46 * r * cos(k * pi / 3 + pi / 6), 0.46 * r * sin(k * pi / 3 + pi / 6)))
            for k in range(6)
        ]
        return [*petals, circle(0.92 * r), circle(0.14 * r)]
    if kind == 2:
        return [*star(12, 5, 0.94 * r), *star(6, 1, 0.50 * r, pi / 6), circle(0.94 * r), circle(0.16 * r)]
    return [
        *star(10, 3, 0.94 * r, pi / 10),
        *star(10, 4, 0.94 * r, pi / 10),
        circle(0.94 * r),
        circle(0.2 * r),
    ]


def engrave(scene: Scene, look: Look, cut: Cut, seat: float, seed: int) -> None:
    """Cut a seal's design into the stone: frosted lines with a shaded edge."""
    face = Face(cut, seat)
    r = 0.80 * min(cut.half_width, cut.half_length)
    stone = STONES[look.stone]
    pale = sum(stone.body) > 520
    line = mixed(stone.body, (52, 48, 46), 0.72) if pale else mixed(stone.body, (255, 248, 236), 0.66)
    edge = mixed(stone.body, (255, 255, 255), 0.6) if pale else mixed(stone.dark, (0, 0, 0), 0.4)
    lines = [*_design(seed, r), face.border(0.86)]
    for shift, colour, width, lift in ((0.013, edge, 0.030, 0.10), (0.0, line, 0.026, 0.20)):
        for path in lines:
            strip(scene, face, [(x + shift, z + shift) for x, z in path], rgb(colour), width, lift)


def fillets(scene: Scene, metal: Metal, cut: Cut, seat: float) -> None:
    """Lay the metal lines between the pieces of an inlay."""
    face = Face(cut, seat)
    r = 0.98 * min(cut.half_width, cut.half_length)
    lines = [*star(_FOLD, 3, r, pi / _FOLD), *star(_FOLD, 2, 0.54 * r, pi / _FOLD), face.border(0.93)]
    lines += [
        [(0.96 * r * cos(a), 0.96 * r * sin(a)), (1.6 * r * cos(a), 1.6 * r * sin(a))]
        for a in (2 * pi * k / _FOLD + pi / _FOLD for k in range(_FOLD))
    ]
    kept = [[p for p in _dense(line) if hypot(*p) < 0.93 * face.reach(atan2(p[1], p[0]))] for line in lines]
    bright = metal.shade((-0.3, 0.55, 0.78))
    for colour, width, shift, lift in ((metal.patina, 0.034, 0.012, 0.10), (bright, 0.030, 0.0, 0.20)):
        for path in kept:
            if len(path) > 1:
                strip(scene, face, [(x + shift, z + shift) for x, z in path], colour, width, lift)


def _dense(line: Sequence[P2]) -> Line:
    out: Line = []
    for (ax, az), (bx, bz) in pairwise(line):
        steps = max(1, int(hypot(bx - ax, bz - az) / _FINE))
        out += [(ax + (bx - ax) * k / steps, az + (bz - az) * k / steps) for k in range(steps)]
    return [*out, line[-1]]


def strip(scene: Scene, face: Face, line: Sequence[P2], colour: Colour, width: float, lift: float) -> None:
    """Draw a line of `width` on the stone's surface."""
    path = _dense(line)
    for (ax, az), (bx, bz) in pairwise(path):
        length = hypot(bx - ax, bz - az) or 1.0
        ux, uz = (bx - ax) / length, (bz - az) / length
        sx, sz = -uz * width / 2, ux * width / 2
        ex, ez = bx + ux * width / 4, bz + uz * width / 4
        corners = ((ax + sx, az + sz), (ex + sx, ez + sz), (ex - sx, ez - sz), (ax - sx, az - sz))
        scene.polygon([face.point(p) for p in corners], colour, lift=lift)
