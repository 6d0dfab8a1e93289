"""What is worked into a band: chasing, niello, pierced holes, shoulder stones."""

from __future__ import annotations

from math import atan2, cos, pi, sin
from typing import Final

from fairdesk.pictures.drawing.bands import Form, shadow
from fairdesk.pictures.drawing.metal import Metal
from fairdesk.pictures.drawing.noise import speck
from fairdesk.pictures.drawing.space import P2, P3, Colour, Scene, smooth

_INK: Final[Colour] = (20, 20, 24)
_DEPTH: Final[Colour] = (30, 30, 35)


def chasing(angle: float, across: float) -> tuple[float, float]:
    """Return (height, patina) of a chased vine with leaves between two borders."""
    side = abs(across)
    border = smooth(0.80, 0.86, side) * smooth(1.02, 0.94, side)
    if side > 0.80:
        return 0.014 * border, 0.25 * (1 - border)
    wave = 15.0 * angle
    vine = smooth(0.20, 0.10, abs(across - 0.42 * sin(wave)))
    leaf = 0.0
    for turn in (0.5, 1.5):
        place = (wave / pi - turn + 1) % 2 - 1
        middle = -0.40 if turn == 0.5 else 0.40
        dx, dy = place * 1.5, (across - middle) * (1.9 if middle < 0 else -1.9)
        lobes = 0.52 + 0.20 * cos(3 * atan2(dx, -dy))
        leaf = max(leaf, smooth(0.13, -0.10, (dx * dx + dy * dy) ** 0.5 - lobes))
    raised = max(vine, leaf)
    return 0.026 * raised, 0.92 * (1 - raised)


def milled(_angle: float, across: float) -> tuple[float, float]:
    """Return (height, patina) of two fine lines near a band's edges."""
    line = smooth(0.05, 0.0, abs(abs(across) - 0.72))
    return -0.012 * line, 0.55 * line


def flat_borders(_angle: float, across: float) -> tuple[float, float]:
    """Return (height, patina) of a raised border on both sides."""
    raised = smooth(0.84, 0.90, abs(across))
    return 0.016 * raised, 0.45 * smooth(0.06, 0.0, abs(abs(across) - 0.84))


def decal(scene: Scene, form: Form, shape: list[P2], colour: Colour, lift: float = 0.004) -> None:
    """Add a flat shape on a band's outer surface, given as (angle, across) points running round it.

    It is left out where the surface looks away from the viewer.
    """
    middle = (sum(a for a, _x in shape) / len(shape), sum(x for _a, x in shape) / len(shape))
    e = 0.01
    a, b, c = (
        scene.camera.turned(form.outside(middle[0] + da, middle[1] + dx))
        for da, dx in ((0.0, 0.0), (e, 0.0), (0.0, e))
    )
    facing = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    if facing > 0:
        scene.polygon([form.outside(t, x, lift) for t, x in shape], colour, lift=0.03 + 8 * lift)


def _places(count: int) -> list[float]:
    """Return the angles of `count` places round the ring, without those under the head."""
    return [a for a in (pi / 2 + 2 * pi * (k + 0.5) / count for k in range(count)) if sin(a) < 0.93]


def _lozenge(angle: float, across: float, half_angle: float, half: float, bend: float) -> list[P2]:
    steps = [2 * pi * k / 20 for k in range(20)]
    return [
        (
            angle + half_angle * abs(cos(t)) ** bend * (1 if cos(t) > 0 else -1),
            across + half * abs(sin(t)) ** bend * (1 if sin(t) > 0 else -1),
        )
        for t in steps
    ]


def niello(scene: Scene, form: Form) -> None:
    """Lay black lines and stars into a band: zigzag borders and a row of eight-pointed stars."""
    for angle in _places(26):
        decal(scene, form, _lozenge(angle, 0.0, 0.108, 0.50, 2.0), _INK)
        decal(scene, form, _lozenge(angle, 0.0, 0.078, 0.36, 2.0), (196, 198, 202), lift=0.008)
        decal(scene, form, _lozenge(angle, 0.0, 0.062, 0.28, 3.2), _INK, lift=0.012)
        for side in (-1.0, 1.0):
            decal(scene, form, _lozenge(angle + pi / 26, 0.40 * side, 0.045, 0.17, 2.6), _INK)
    for angle in _places(78):
        for side in (-1.0, 1.0):
            step = pi / 78
            decal(
                scene,
                form,
                [(angle - step, 0.80 * side), (angle, 0.60 * side), (angle + step, 0.80 * side)],
                _INK,
            )


def pierced(scene: Scene, form: Form, metal: Metal) -> None:
    """Saw openings through a band: pointed lozenges with round holes between."""
    for angle in _places(20):
        light = shadow(angle)
        holes = [
            _lozenge(angle, 0.0, 0.108, 0.34, 1.6),
            _lozenge(angle + pi / 20, 0.40, 0.108, 0.34, 1.6),
            _lozenge(angle + pi / 20, -0.40, 0.108, 0.34, 1.6),
            _lozenge(angle, 0.66, 0.045, 0.12, 1.2),
            _lozenge(angle, -0.66, 0.045, 0.12, 1.2),
        ]
        for hole in holes:
            edge = metal.shade((0.1, 0.75, 0.65), light)
            decal(scene, form, [(a, x + 0.035) for a, x in hole], edge)
            decal(scene, form, hole, _DEPTH, lift=0.006)


def shoulder_stones(scene: Scene, form: Form, metal: Metal, colour: Colour, count: int, seed: int) -> None:
    """Set `count` small stones in a row on the two shoulders."""
    for side in (-1, 1):
        for k in range((count + 1) // 2 if side < 0 else count // 2):
            angle = pi / 2 + side * (0.86 + 0.205 * k)
            size = 0.088 - 0.006 * k
            _small_stone(scene, form, metal, (angle, size), colour, seed + k)


def _small_stone(
    scene: Scene, form: Form, metal: Metal, place: tuple[float, float], colour: Colour, seed: int
) -> None:
    angle, size = place
    wide = size / form.half_width(angle)

    def ring(part: float, shift: float = 0.0) -> list[P2]:
        return [
            (angle + part * size * 0.9 * cos(pi * k / 8 + shift), part * wide * sin(pi * k / 8 + shift))
            for k in range(16)
        ]

    decal(scene, form, ring(1.42), metal.shade((-0.25, 0.6, 0.75)), lift=0.004)
    decal(scene, form, ring(1.12), _INK, lift=0.007)
    rim, table = ring(1.0), ring(0.5)
    for k in range(16):
        light = 0.45 + 0.75 * speck(seed, k, 3)
        n = (k + 1) % 16
        decal(scene, form, [rim[k], rim[n], table[n], table[k]], lit(colour, light), lift=0.01)
    decal(scene, form, table, lit(colour, 1.12), lift=0.012)
    decal(scene, form, [table[k] for k in (5, 7, 9, 11)], lit(colour, 1.7), lift=0.014)


def lit(colour: Colour, light: float) -> Colour:
    """Return `colour` brighter or darker; above 1 it also pales."""
    pale = max(0.0, light - 1) * 110
    r, g, b = (min(255, int(c * light + pale)) for c in colour)
    return (r, g, b)


def tube_point(angle: float, radius: float, z: float) -> P3:
    """Return a point at `radius` from the finger's axis."""
    return (radius * cos(angle), radius * sin(angle), z)
